package io.syntho.tabular;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A columnar table in memory. Columns have distinct names and one length.
 *
 * @param columns at least one column
 */
public record Table(List<Column> columns) {

    /** Checks lengths and names. */
    public Table {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("columns: none (expected: at least one)");
        }
        int rows = columns.getFirst().size();
        Set<String> names = new HashSet<>();
        for (Column column : columns) {
            if (column.size() != rows) {
                throw new IllegalArgumentException(
                        "column %s: %d rows (expected: %d)".formatted(column.name(), column.size(), rows));
            }
            if (!names.add(column.name())) {
                throw new IllegalArgumentException(
                        "column %s: twice (expected: distinct names)".formatted(column.name()));
            }
        }
    }

    /** Number of rows. */
    public int rows() {
        return columns.getFirst().size();
    }

    /** Number of columns. */
    public int width() {
        return columns.size();
    }

    /** The column at {@code index}. */
    public Column column(int index) {
        return columns.get(index);
    }

    /**
     * The column of that name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public Column column(String name) {
        for (Column column : columns) {
            if (column.name().equals(name)) {
                return column;
            }
        }
        throw new IllegalArgumentException("no column " + name);
    }

    /** Only {@code rows}, in that order; rows may repeat. */
    public Table select(int[] rows) {
        return new Table(columns.stream().map(column -> column.select(rows)).toList());
    }

    /** Only the columns of those names, in that order; shares their arrays. */
    public Table project(List<String> names) {
        return new Table(names.stream().map(this::column).toList());
    }

    /** Bytes of heap that the columns hold (estimated). */
    public long bytes() {
        return columns.stream().mapToLong(Column::bytes).sum();
    }
}
