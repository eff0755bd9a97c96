package io.syntho.tabular.read;

import io.syntho.tabular.duckdb.DuckDb;
import io.syntho.tabular.duckdb.Scratch;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** Opens and closes DuckDB for one file. */
final class Ducks {

    private Ducks() {}

    static DuckDb open(Scratch scratch, Path file, FileType type, ReadLimits limits) {
        try {
            return DuckDb.open(new DuckDb.Settings(
                    scratch.directory(), List.of(file), limits.duckdbBytes(), limits.threads(), limits.timeout()));
        } catch (SQLException e) {
            throw DuckFailures.translate(e, type, limits);
        }
    }

    /** Closes after a failure that matters more than one of closing. */
    static void close(DuckDb duckDb) {
        try {
            duckDb.close();
        } catch (SQLException e) {
            // The database is in memory: there is nothing to lose.
        }
    }
}
