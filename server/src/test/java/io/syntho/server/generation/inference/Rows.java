package io.syntho.server.generation.inference;

import io.syntho.synthesis.TableSink;
import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Keeps rows as text, whatever dictionaries their batches had. */
final class Rows {

    private final List<String> texts = new ArrayList<>();
    private TableSchema columns = new TableSchema(List.of());

    TableSink begin(TableSchema schema) {
        columns = schema;
        return batch -> IntStream.range(0, batch.rows()).forEach(row -> texts.add(text(batch, row)));
    }

    private static String text(Table batch, int row) {
        return batch.columns().stream()
                .map(column -> switch (column) {
                    case NumericColumn numbers -> Double.toString(numbers.values()[row]);
                    case CodedColumn words -> words.text(row).orElse("∅");
                })
                .collect(Collectors.joining("|"));
    }

    TableSchema columns() {
        return columns;
    }

    List<String> texts() {
        return texts;
    }
}
