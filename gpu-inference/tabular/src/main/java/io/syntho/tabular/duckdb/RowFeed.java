package io.syntho.tabular.duckdb;

import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.Column;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.Table;
import java.util.List;
import java.util.Optional;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.duckdb.DuckDBWritableVector;

/** Hands the rows of tables to a DuckDB query, chunk by chunk, so that DuckDB never holds them all. */
final class RowFeed implements DuckDBTableFunction<RowFeed, RowFeed, RowFeed> {

    private final List<FeedColumn> columns;
    private final TableFeed tables;
    private Optional<Table> table = Optional.empty();
    private int next;

    RowFeed(List<FeedColumn> columns, TableFeed tables) {
        this.columns = columns;
        this.tables = tables;
    }

    @Override
    public RowFeed bind(DuckDBTableFunctionBindInfo info) {
        for (int i = 0; i < columns.size(); i++) {
            info.addResultColumn("c" + i, columns.get(i).vectorType());
        }
        return this;
    }

    @Override
    public RowFeed init(DuckDBTableFunctionInitInfo info) {
        // One thread: the order of rows is part of the result.
        info.setMaxThreads(1);
        return this;
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter chunk) throws Exception {
        while (table.isEmpty() || next == table.get().rows()) {
            table = tables.next();
            next = 0;
            if (table.isEmpty()) {
                return 0;
            }
        }
        Table source = table.get();
        int rows = (int) Math.min(chunk.capacity(), source.rows() - next);
        for (int i = 0; i < columns.size(); i++) {
            copy(source.column(i), columns.get(i), chunk.vector(i), rows);
        }
        next += rows;
        return rows;
    }

    private void copy(Column column, FeedColumn type, DuckDBWritableVector vector, int rows) {
        switch (column) {
            case NumericColumn numeric -> {
                double[] values = numeric.values();
                boolean whole = type.vectorType() == DuckDBColumnType.BIGINT;
                for (int row = 0; row < rows; row++) {
                    double value = values[next + row];
                    if (Double.isNaN(value)) {
                        vector.setNull(row);
                    } else if (whole) {
                        vector.setLong(row, Math.round(value));
                    } else {
                        vector.setDouble(row, value);
                    }
                }
            }
            case CodedColumn coded -> {
                int[] codes = coded.codes();
                List<String> texts = coded.dictionary();
                boolean booleans = type.vectorType() == DuckDBColumnType.BOOLEAN;
                for (int row = 0; row < rows; row++) {
                    int code = codes[next + row];
                    if (code == CodedColumn.MISSING) {
                        vector.setNull(row);
                    } else if (booleans) {
                        vector.setBoolean(row, texts.get(code).equalsIgnoreCase(type.trueText()));
                    } else {
                        vector.setString(row, texts.get(code));
                    }
                }
            }
        }
    }
}
