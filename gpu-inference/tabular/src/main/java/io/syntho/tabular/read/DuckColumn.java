package io.syntho.tabular.read;

import io.syntho.tabular.duckdb.DuckDb;
import io.syntho.tabular.read.RowSource.Kind;
import java.util.Locale;
import java.util.Set;

/**
 * How a DuckDB column is selected, so that only four vector types arrive: VARCHAR, BOOLEAN, BIGINT (whole numbers and microseconds) and
 * DOUBLE.
 *
 * @param kind how its values arrive
 * @param expression SQL for the value
 * @param text SQL for the value as text
 */
record DuckColumn(Kind kind, String expression, String text) {

    private static final Set<String> WHOLE =
            Set.of("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER");

    /**
     * A column of {@code type} that SQL knows as {@code name}.
     *
     * @param longestText bytes of the longest text; a Parquet dictionary can repeat a huge one in every row
     */
    static DuckColumn of(String name, String type, int longestText) {
        String column = DuckDb.quoted(name);
        String text = "CAST(%s AS VARCHAR)".formatted(column);
        String upper = type.toUpperCase(Locale.ROOT);
        if (WHOLE.contains(upper)) {
            return new DuckColumn(Kind.NUMBER, "CAST(%s AS BIGINT)".formatted(column), text);
        }
        if (upper.equals("DOUBLE")) {
            return new DuckColumn(Kind.NUMBER, column, text);
        }
        if (upper.equals("FLOAT")) {
            // By way of text: 0.1 as a float is 0.1, not 0.10000000149011612.
            return new DuckColumn(Kind.NUMBER, "CAST(%s AS DOUBLE)".formatted(text), text);
        }
        if (upper.startsWith("DECIMAL")) {
            return new DuckColumn(Kind.NUMBER, "CAST(%s AS DOUBLE)".formatted(column), text);
        }
        if (upper.equals("BOOLEAN")) {
            return new DuckColumn(Kind.BOOLEAN, column, text);
        }
        if (upper.equals("DATE")) {
            return new DuckColumn(Kind.DATE, micros(column), text);
        }
        if (upper.startsWith("TIMESTAMP")) {
            return new DuckColumn(Kind.DATETIME, micros(column), text);
        }
        String bounded = "CASE WHEN strlen(%1$s) > %2$d THEN error(%3$s) ELSE %1$s END"
                .formatted(text, longestText, DuckDb.literal(DuckFailures.TEXT_TOO_LONG));
        return new DuckColumn(Kind.TEXT, bounded, bounded);
    }

    private static String micros(String column) {
        return "CASE WHEN isfinite(%1$s) THEN epoch_us(%1$s) END".formatted(column);
    }

    String select(boolean asText) {
        return asText ? text : expression;
    }
}
