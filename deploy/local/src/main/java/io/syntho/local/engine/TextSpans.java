package io.syntho.local.engine;

import io.syntho.evaluation.pii.PiiSpan;
import io.syntho.evaluation.pii.SpanFinder;
import io.syntho.local.PlatformFailure;
import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.Column;
import io.syntho.tabular.Table;
import io.syntho.tabular.read.ReadLimits;
import io.syntho.tabular.read.TableReader;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Where personal data stand in one cell of running text.
 *
 * @param row the cell's row, from 0
 * @param spans what stands there: places in UTF-16 units, no values
 */
public record TextSpans(int row, List<PiiSpan> spans) {

    private static final int TEXTS_AT_ONCE = 200;

    /** Keeps the list unmodifiable. */
    public TextSpans {
        spans = List.copyOf(spans);
    }

    /**
     * Reads the column {@code name} of a table and tells the cells that hold personal data, in their order.
     *
     * @throws PlatformFailure when there is no such column, or it holds no text
     * @throws io.syntho.tabular.read.TableException when the input is no table that we read
     */
    public static void of(Path input, String name, Consumer<TextSpans> found) {
        Table table = TableReader.load(input, String.valueOf(input.getFileName()), ReadLimits.DEFAULT)
                .table();
        Column column = table.columns().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new PlatformFailure("The table has no column “" + name + "”."));
        if (!(column instanceof CodedColumn texts)) {
            throw new PlatformFailure("The column “" + name + "” holds numbers or dates, no text.");
        }
        try (SpanFinder finder = SpanFinder.open()) {
            for (int from = 0; from < table.rows(); from += TEXTS_AT_ONCE) {
                List<String> batch = texts(texts, from, Math.min(from + TEXTS_AT_ONCE, table.rows()));
                List<List<PiiSpan>> spans = finder.findAll(batch);
                for (int i = 0; i < batch.size(); i++) {
                    if (!spans.get(i).isEmpty()) {
                        found.accept(new TextSpans(from + i, spans.get(i)));
                    }
                }
            }
        }
    }

    private static List<String> texts(CodedColumn column, int from, int to) {
        return java.util.stream.IntStream.range(from, to)
                .mapToObj(row ->
                        column.codes()[row] < 0 ? "" : column.dictionary().get(column.codes()[row]))
                .toList();
    }
}
