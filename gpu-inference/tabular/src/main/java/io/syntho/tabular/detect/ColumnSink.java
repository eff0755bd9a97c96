package io.syntho.tabular.detect;

/** Receives the values of one column in the rows' order. A source calls the one method that fits its values. */
public interface ColumnSink {

    /** A value as text; empty when missing. The sequence may change after the call: keep its text, not itself. */
    void text(CharSequence value);

    /** A whole number, a native date or a native time (microseconds since 1970-01-01 UTC). */
    void whole(long value);

    /** A number; {@code NaN} when missing. */
    void number(double value);

    /** No value. */
    void missing();
}
