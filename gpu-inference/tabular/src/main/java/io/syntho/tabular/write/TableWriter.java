package io.syntho.tabular.write;

import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes whole tables. The same table and schema give the same bytes. */
public final class TableWriter {

    private TableWriter() {}

    /**
     * Writes Parquet, compressed by zstd: integers as INT64, decimals as DOUBLE, booleans, dates, timestamps and text as such.
     *
     * @param schema the table's columns, in its order
     * @param file replaced if it exists; keeps its old content until the new one is whole
     * @throws UncheckedIOException when the disk fails
     */
    public static void parquet(Table table, TableSchema schema, Path file) {
        try (ParquetSink sink = ParquetSink.open(file, schema)) {
            sink.append(table);
            sink.finish();
        }
    }

    /**
     * Writes CSV as {@link CsvSink} does.
     *
     * @param schema the table's columns, in its order
     * @param file replaced if it exists
     * @throws UncheckedIOException when the disk fails
     */
    public static void csv(Table table, TableSchema schema, Path file) {
        try (OutputStream out = Files.newOutputStream(file);
                CsvSink sink = CsvSink.open(out, schema)) {
            sink.append(table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
