package io.syntho.tabular.write;

import io.syntho.tabular.TableSchema;
import io.syntho.tabular.duckdb.DuckDb;
import io.syntho.tabular.duckdb.Scratch;
import io.syntho.tabular.duckdb.TableFeed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Writes one Parquet file, under another name until it is whole. */
final class ParquetFile {

    private static final long MEMORY = 256L << 20;
    private static final Duration TIMEOUT = Duration.ofHours(12);

    private ParquetFile() {}

    static void write(Path file, TableSchema schema, TableFeed tables) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (Scratch scratch = Scratch.create()) {
            DuckDb.Settings settings =
                    new DuckDb.Settings(scratch.directory(), List.of(part.toAbsolutePath()), MEMORY, 1, TIMEOUT);
            try (DuckDb duckDb = DuckDb.open(settings)) {
                duckDb.writeParquet(part.toAbsolutePath(), schema, tables);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (SQLException e) {
            delete(part);
            // DuckDB's message may quote values.
            throw new UncheckedIOException(new IOException("the Parquet file could not be written"));
        } catch (IOException e) {
            delete(part);
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
