package io.syntho.tabular.read;

import io.syntho.tabular.duckdb.DuckDb;
import io.syntho.tabular.duckdb.DuckDb.ResultColumn;
import io.syntho.tabular.duckdb.Scratch;
import io.syntho.tabular.read.TableException.Reason;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** Opens Parquet files after their footers were checked: a few kilobytes can promise billions of rows. */
final class ParquetFiles {

    private static final int LONGEST_FOOTER = 64 << 20;
    private static final int FRAME = 12;

    private ParquetFiles() {}

    static RowSource open(Path file, ReadLimits limits) throws IOException {
        checkFooter(file);
        Scratch scratch = Scratch.create();
        try {
            return open(scratch, file, limits);
        } catch (RuntimeException e) {
            scratch.close();
            throw e;
        }
    }

    /** The footer's length stands before the last four bytes, and can point anywhere. */
    private static void checkFooter(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(in.length() - 8);
            long length = Integer.reverseBytes(in.readInt()) & 0xFFFF_FFFFL;
            if (length == 0 || length > in.length() - FRAME) {
                throw new TableException(
                        Reason.FILE_CORRUPT, "The Parquet file is damaged: its footer is not where it should be.");
            }
            if (length > LONGEST_FOOTER) {
                throw new TableException(
                        Reason.TABLE_TOO_LARGE,
                        "The Parquet file's footer is larger than %d MiB.".formatted(LONGEST_FOOTER >> 20));
            }
        }
    }

    private static RowSource open(Scratch scratch, Path file, ReadLimits limits) {
        Path alias = scratch.alias(file);
        DuckDb duckDb = Ducks.open(scratch, alias, FileType.PARQUET, limits);
        try {
            String path = DuckDb.literal(alias.toString());
            // Both counts are only promises, but DuckDB reads no more rows than the row groups state.
            long[] promised = duckDb.longs(
                    "SELECT max(num_rows), (SELECT count(*) FROM parquet_schema(%1$s) WHERE num_children IS NULL) FROM parquet_file_metadata(%1$s)"
                            .formatted(path));
            RowGuard.checkColumns((int) Math.min(promised[1], Integer.MAX_VALUE), limits.withMinColumns(1));
            RowGuard.check(promised[0], (int) promised[1], limits);
            String relation = "read_parquet(%s)".formatted(path);
            List<ResultColumn> described = duckDb.describe("SELECT * FROM " + relation);
            RowGuard.checkColumns(described.size(), limits);
            List<String> names =
                    Names.checked(described.stream().map(ResultColumn::name).toList());
            List<DuckColumn> columns = described.stream()
                    .map(column -> DuckColumn.of(column.name(), column.type(), limits.maxLineBytes()))
                    .toList();
            return new DuckSource(
                    scratch, duckDb, FileType.PARQUET, relation, columns, names, (int) promised[0], limits);
        } catch (SQLException e) {
            Ducks.close(duckDb);
            throw DuckFailures.translate(e, FileType.PARQUET, limits);
        } catch (RuntimeException e) {
            Ducks.close(duckDb);
            throw e;
        }
    }
}
