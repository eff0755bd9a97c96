package io.syntho.tabular.read;

import io.syntho.tabular.detect.ColumnSink;
import java.util.List;
import java.util.function.IntConsumer;

/** A checked file that hands out its rows, column by column, as often as asked. */
interface RowSource extends AutoCloseable {

    /** How the values of a column arrive. */
    enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN,
        DATE,
        DATETIME
    }

    /**
     * A column of the file.
     *
     * @param name its checked name
     * @param kind how its values arrive unless text is asked for
     */
    record SourceColumn(String name, Kind kind) {}

    /**
     * A column that is asked for.
     *
     * @param index its index in {@link #columns()}
     * @param asText whether its values shall arrive as text, whatever its kind
     * @param sink where they go
     */
    record Wanted(int index, boolean asText, ColumnSink sink) {}

    /** What the file is. */
    FileType type();

    /** All columns, in the file's order; names are distinct. */
    List<SourceColumn> columns();

    /** Rows that it should hold, to allocate well; may be wrong. */
    int expectedRows();

    /**
     * Reads {@code wanted} columns of at most {@code rows} rows, or a few more.
     *
     * @param afterRows called whenever whole rows were handed out, with their number since the last call
     * @return rows read
     * @throws TableException when the file turns out broken or too large
     */
    int scan(List<Wanted> wanted, int rows, IntConsumer afterRows);

    /** As above, with nobody to call. */
    default int scan(List<Wanted> wanted) {
        return scan(wanted, Integer.MAX_VALUE, rows -> {});
    }

    @Override
    void close();
}
