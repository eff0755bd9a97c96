package io.syntho.tabular.write;

import io.syntho.tabular.TableSchema;
import io.syntho.tabular.read.ReadLimits;
import io.syntho.tabular.read.TableReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Turns the stored form of a table into the form that people open. */
public final class ParquetToCsv {

    /** 2 MB of numbers. */
    private static final int BATCH_CELLS = 1 << 18;

    private static final int LEAST_ROWS = 256;
    private static final int MOST_ROWS = 8_192;

    private ParquetToCsv() {}

    /**
     * Converts in batches, so that memory grows neither with the table's length nor with its width.
     *
     * @param parquet a file that this library wrote
     * @param schema its columns, in the order wanted, with the formats to spell values in
     * @param csv replaced if it exists
     * @throws io.syntho.tabular.read.TableException when {@code parquet} can not be read
     * @throws UncheckedIOException when the disk fails
     */
    public static void convert(Path parquet, TableSchema schema, Path csv) {
        try (OutputStream out = Files.newOutputStream(csv)) {
            convert(parquet, schema, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As above, into a stream, which is closed. */
    public static void convert(Path parquet, TableSchema schema, OutputStream csv) {
        int rows = Math.clamp(BATCH_CELLS / schema.columns().size(), LEAST_ROWS, MOST_ROWS);
        try (CsvSink sink = CsvSink.open(csv, schema)) {
            TableReader.batches(parquet, schema, rows, ReadLimits.OWN_FILES, sink::append);
        }
    }
}
