package io.syntho.tabular.detect;

import io.syntho.tabular.Column;
import io.syntho.tabular.ColumnSchema;

/**
 * Takes a column's values once, in order, and then knows what they are. Memory stays within a small multiple of the finished column: text
 * is coded at once, and numbers and dates with many distinct spellings are parsed as they come.
 */
public abstract sealed class ColumnDetector implements ColumnSink permits TextDetector, NativeDetector {

    /**
     * A column and what was found out about it.
     *
     * @param column the values
     * @param schema type, meaning, format and profile
     */
    public record Detected(Column column, ColumnSchema schema) {}

    /** For a column that arrives as text. */
    public static ColumnDetector ofText(String name, int expectedRows) {
        return new TextDetector(name, expectedRows, true);
    }

    /** For a column that arrives as text and whose text shall be kept, since an earlier pass could not do with numbers. */
    public static ColumnDetector ofKeptText(String name, int expectedRows) {
        return new TextDetector(name, expectedRows, false);
    }

    /** For a column that arrives as whole numbers or floating point numbers. */
    public static ColumnDetector ofNumbers(String name, int expectedRows) {
        return new NativeDetector(name, expectedRows, NativeDetector.Kind.NUMBER);
    }

    /** For a column that arrives as native dates (microseconds). */
    public static ColumnDetector ofDates(String name, int expectedRows) {
        return new NativeDetector(name, expectedRows, NativeDetector.Kind.DATE);
    }

    /** For a column that arrives as native times (microseconds). */
    public static ColumnDetector ofTimes(String name, int expectedRows) {
        return new NativeDetector(name, expectedRows, NativeDetector.Kind.DATETIME);
    }

    /** Whether an early judgement turned out wrong: the column must be read again, as {@linkplain #ofKeptText kept text}. */
    public abstract boolean mustReadAgain();

    /** Day before month or month before day, where this column's dates tell. */
    abstract java.util.Optional<DateOrder> dateOrder();

    /** The column, once all values are in. Nothing may be added afterwards. */
    abstract Detected finish(java.util.Optional<DateOrder> order);
}
