package io.syntho.tabular.write;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.Column;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import io.syntho.tabular.ValueText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes CSV in batches: UTF-8, comma, line feeds, quotes where RFC 4180 asks for them, missing values empty, values spelled in their
 * column's format. Text that a spreadsheet would run as a formula gets an apostrophe before it, in cells and in the header; numbers such as
 * {@code -5} stay as they are. The same batches give the same bytes. Not safe for use by several threads.
 */
public final class CsvSink implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final TableSchema schema;
    private final List<ValueText> texts;
    private final CsvWriter writer;

    private CsvSink(TableSchema schema, CsvWriter writer) {
        this.schema = schema;
        this.texts = schema.columns().stream().map(ValueText::of).toList();
        this.writer = writer;
    }

    /**
     * Starts with the header.
     *
     * @param out closed with this
     * @param schema the columns of every batch
     */
    public static CsvSink open(OutputStream out, TableSchema schema) {
        // A blank line is no row, so the gap in a single column is written as an empty text.
        CsvWriter writer = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .bufferSize(BUFFER)
                .quoteStrategy(schema.columns().size() == 1 ? QuoteStrategies.EMPTY : QuoteStrategies.REQUIRED)
                .build(out, StandardCharsets.UTF_8);
        CsvSink sink = new CsvSink(schema, writer);
        CsvWriter.CsvWriterRecord header = writer.writeRecord();
        schema.columns().forEach(column -> header.writeField(CsvCells.inert(column.name())));
        header.endRecord();
        return sink;
    }

    /**
     * Writes the rows of {@code batch}.
     *
     * @param batch the schema's columns, in its order
     * @throws IllegalArgumentException when its columns are not the schema's
     * @throws UncheckedIOException when the stream fails
     */
    public void append(Table batch) {
        Slices.check(batch, schema);
        Cell[] cells = new Cell[batch.width()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cell(batch.column(i), texts.get(i));
        }
        for (int row = 0; row < batch.rows(); row++) {
            CsvWriter.CsvWriterRecord record = writer.writeRecord();
            for (Cell cell : cells) {
                record.writeField(cell.text(row));
            }
            record.endRecord();
        }
    }

    /** Text of a row's value. */
    @FunctionalInterface
    private interface Cell {

        String text(int row);
    }

    private static Cell cell(Column column, ValueText text) {
        return switch (column) {
            case NumericColumn numeric -> {
                double[] values = numeric.values();
                yield row -> text.number(values[row]);
            }
            case CodedColumn coded -> {
                int[] codes = coded.codes();
                String[] inert =
                        coded.dictionary().stream().map(CsvCells::inert).toArray(String[]::new);
                yield row -> codes[row] == CodedColumn.MISSING ? "" : inert[codes[row]];
            }
        };
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
