package io.syntho.tabular.duckdb;

import io.syntho.tabular.ColumnSchema;
import org.duckdb.DuckDBColumnType;

/**
 * How a column goes into DuckDB, and what becomes of it there.
 *
 * @param vectorType type of the vectors that are filled
 * @param cast SQL around the column that gives it its stored type; {@code %s} stands for the column
 * @param trueText the text that means true, in a column of booleans
 */
record FeedColumn(DuckDBColumnType vectorType, String cast, String trueText) {

    static FeedColumn of(ColumnSchema schema) {
        String trueText = schema.format().booleanTexts().isEmpty()
                ? "true"
                : schema.format().booleanTexts().getFirst();
        return switch (schema.type()) {
            case INTEGER -> new FeedColumn(DuckDBColumnType.BIGINT, "%s", trueText);
            case DECIMAL -> new FeedColumn(DuckDBColumnType.DOUBLE, "%s", trueText);
            case DATE -> new FeedColumn(DuckDBColumnType.BIGINT, "CAST(make_timestamp(%s) AS DATE)", trueText);
            case DATETIME -> new FeedColumn(DuckDBColumnType.BIGINT, "make_timestamp(%s)", trueText);
            case BOOLEAN -> new FeedColumn(DuckDBColumnType.BOOLEAN, "%s", trueText);
            case STRING -> new FeedColumn(DuckDBColumnType.VARCHAR, "%s", trueText);
        };
    }
}
