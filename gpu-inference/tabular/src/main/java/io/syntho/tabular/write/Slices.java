package io.syntho.tabular.write;

import io.syntho.tabular.Column;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;

/** Checks that a batch of rows is what a sink was opened for. */
final class Slices {

    private Slices() {}

    /** Throws {@link IllegalArgumentException} unless {@code batch} has the schema's columns, in its order and of its types. */
    static void check(Table batch, TableSchema schema) {
        if (batch.width() != schema.columns().size()) {
            throw new IllegalArgumentException("batch: %d columns (expected: %d)"
                    .formatted(batch.width(), schema.columns().size()));
        }
        for (int i = 0; i < batch.width(); i++) {
            Column column = batch.column(i);
            ColumnSchema expected = schema.columns().get(i);
            if (!column.name().equals(expected.name())) {
                throw new IllegalArgumentException("column %d: another name than in the schema".formatted(i));
            }
            if (column instanceof NumericColumn != expected.type().numeric()) {
                throw new IllegalArgumentException("column %d: %s (expected: values of type %s)"
                        .formatted(i, column.getClass().getSimpleName(), expected.type()));
            }
        }
    }
}
