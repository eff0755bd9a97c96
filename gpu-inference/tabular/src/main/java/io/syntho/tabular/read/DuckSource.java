package io.syntho.tabular.read;

import io.syntho.tabular.detect.ColumnSink;
import io.syntho.tabular.duckdb.DuckDb;
import io.syntho.tabular.duckdb.Scratch;
import java.sql.SQLException;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.duckdb.DuckDBReadableVector;

/** Reads what DuckDB can query, streaming, through its vectors. Columns stand in SQL by position, so their names need no trust. */
final class DuckSource implements RowSource {

    private final Scratch scratch;
    private final DuckDb duckDb;
    private final FileType type;
    private final String relation;
    private final List<DuckColumn> duckColumns;
    private final List<SourceColumn> columns;
    private final int expectedRows;
    private final ReadLimits limits;

    /**
     * A source over {@code relation}.
     *
     * @param scratch owned: closed with this
     * @param duckDb owned: closed with this
     * @param duckColumns how each column is selected
     * @param names checked names, one a column
     */
    DuckSource(
            Scratch scratch,
            DuckDb duckDb,
            FileType type,
            String relation,
            List<DuckColumn> duckColumns,
            List<String> names,
            int expectedRows,
            ReadLimits limits) {
        this.scratch = scratch;
        this.duckDb = duckDb;
        this.type = type;
        this.relation = relation;
        this.duckColumns = duckColumns;
        this.columns = java.util.stream.IntStream.range(0, names.size())
                .mapToObj(i -> new SourceColumn(names.get(i), duckColumns.get(i).kind()))
                .toList();
        this.expectedRows = expectedRows;
        this.limits = limits;
    }

    @Override
    public FileType type() {
        return type;
    }

    @Override
    public List<SourceColumn> columns() {
        return columns;
    }

    @Override
    public int expectedRows() {
        return expectedRows;
    }

    @Override
    public int scan(List<Wanted> wanted, int rows, IntConsumer afterRows) {
        String selected = wanted.stream()
                .map(column -> duckColumns.get(column.index()).select(column.asText()))
                .collect(Collectors.joining(", "));
        String limit = rows == Integer.MAX_VALUE ? "" : " LIMIT " + rows;
        RowGuard guard = new RowGuard(limits, columns.size());
        try {
            duckDb.stream("SELECT " + selected + " FROM " + relation + limit, (chunk, count) -> {
                guard.add(count);
                for (int i = 0; i < wanted.size(); i++) {
                    Wanted column = wanted.get(i);
                    Kind kind = column.asText()
                            ? Kind.TEXT
                            : columns.get(column.index()).kind();
                    copy(chunk.vector(i), count, kind, column.sink());
                }
                afterRows.accept(count);
            });
        } catch (SQLException e) {
            throw DuckFailures.translate(e, type, limits);
        }
        return guard.finish();
    }

    private static void copy(DuckDBReadableVector vector, int rows, Kind kind, ColumnSink sink) {
        for (int row = 0; row < rows; row++) {
            if (vector.isNull(row)) {
                sink.missing();
                continue;
            }
            switch (kind) {
                case TEXT -> sink.text(vector.getString(row));
                case BOOLEAN -> sink.text(vector.getBoolean(row) ? "true" : "false");
                case DATE, DATETIME -> sink.whole(vector.getLong(row));
                case NUMBER -> number(vector, row, sink);
            }
        }
    }

    private static void number(DuckDBReadableVector vector, int row, ColumnSink sink) {
        switch (vector.getType()) {
            case BIGINT -> sink.whole(vector.getLong(row));
            default -> sink.number(vector.getDouble(row));
        }
    }

    @Override
    public void close() {
        try (scratch) {
            duckDb.close();
        } catch (SQLException e) {
            throw DuckFailures.translate(e, type, limits);
        }
    }
}
