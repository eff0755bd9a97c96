package io.syntho.tabular.read;

import io.syntho.tabular.Column;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.detect.ColumnSink;

/** Reads a column as its schema says. */
sealed interface TypedSink extends ColumnSink permits TypedNumbers, TypedWords, CorrectedText {

    /**
     * What was read.
     *
     * @param column the values
     * @param schema the schema asked for, its format completed where the owner changed the type
     * @param unreadable values that were neither missing nor of the type; they are missing in {@code column}
     */
    record Typed(Column column, ColumnSchema schema, int unreadable) {}

    /** The column, once all values are in. */
    Typed finish();
}
