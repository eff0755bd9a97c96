package io.syntho.tabular;

import java.util.List;

/**
 * The columns of a table, in order.
 *
 * @param columns one entry a column
 */
public record TableSchema(List<ColumnSchema> columns) {

    /** Keeps the list unmodifiable. */
    public TableSchema {
        columns = List.copyOf(columns);
    }

    /**
     * The schema of the column of that name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public ColumnSchema column(String name) {
        for (ColumnSchema column : columns) {
            if (column.name().equals(name)) {
                return column;
            }
        }
        throw new IllegalArgumentException("no column " + name);
    }

    /** Only the columns of those names, in that order. */
    public TableSchema project(List<String> names) {
        return new TableSchema(names.stream().map(this::column).toList());
    }
}
