package io.syntho.local.engine;

import io.syntho.local.PlatformFailure;
import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import io.syntho.tabular.write.CsvSink;
import io.syntho.tabular.write.ParquetSink;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/** A file that takes rows in batches. It appears when it is whole; closed before {@link #finish}, nothing appears. */
interface TableOutput extends AutoCloseable {

    /** Adds rows. */
    void append(Table batch) throws IOException;

    /** Writes the rest and gives the file its name. */
    void finish() throws IOException;

    @Override
    void close() throws IOException;

    /**
     * Opens the output that the file's extension asks for.
     *
     * @throws PlatformFailure for another extension
     */
    static TableOutput open(Path file, TableSchema schema) throws IOException {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            return new Csv(file, schema);
        }
        if (name.endsWith(".parquet")) {
            return new Parquet(ParquetSink.open(file, schema));
        }
        throw new PlatformFailure("--out: " + file + " (expected: a name that ends in .csv or .parquet)");
    }

    /** CSV, written beside its final name first. */
    final class Csv implements TableOutput {

        private final Path file;
        private final Path part;
        private final CsvSink sink;
        private boolean finished;

        private Csv(Path file, TableSchema schema) throws IOException {
            this.file = file;
            this.part = file.resolveSibling(file.getFileName() + ".part");
            OutputStream out = Files.newOutputStream(part);
            this.sink = CsvSink.open(out, schema);
        }

        @Override
        public void append(Table batch) {
            sink.append(batch);
        }

        @Override
        public void finish() throws IOException {
            finished = true;
            sink.close();
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }

        @Override
        public void close() throws IOException {
            if (!finished) {
                sink.close();
                Files.deleteIfExists(part);
            }
        }
    }

    /**
     * Parquet.
     *
     * @param sink which does it all
     */
    record Parquet(ParquetSink sink) implements TableOutput {

        @Override
        public void append(Table batch) {
            sink.append(batch);
        }

        @Override
        public void finish() {
            sink.finish();
        }

        @Override
        public void close() {
            sink.close();
        }
    }
}
