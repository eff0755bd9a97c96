package io.syntho.server.platform.database.paging;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;

/**
 * A field that a list can be ordered by.
 *
 * @param expression what it is in the query; never null there
 * @param value the same of a row: a text, number, instant or id
 * @param type of the value
 * @param <T> the row
 */
record OrderField<T>(String expression, Function<T, ?> value, Class<?> type) {

    /** The value of a row as a text that {@link #read} reads. */
    String write(T row) {
        return String.valueOf(value.apply(row));
    }

    /**
     * The value that was written.
     *
     * @throws IllegalArgumentException or another unchecked exception when it is none
     */
    Object read(String text) {
        if (type == String.class) {
            return text;
        } else if (type == Long.class) {
            return Long.valueOf(text);
        } else if (type == Double.class) {
            return Double.valueOf(text);
        } else if (type == Instant.class) {
            return Instant.parse(text);
        } else if (type == UUID.class) {
            return UUID.fromString(text);
        }
        throw new IllegalArgumentException("type: " + type);
    }
}
