package io.syntho.evaluation.privacy;

/** What a predicate asks of one column, as an attacker would write it down. */
sealed interface Condition {

    /** Index of the column among those attacked. */
    int column();

    /**
     * A number or instant that is present and within bounds.
     *
     * @param column the column
     * @param low least value
     * @param high greatest value
     */
    record Within(int column, double low, double high) implements Condition {}

    /**
     * A text.
     *
     * @param column the column
     * @param text the text
     */
    record Is(int column, String text) implements Condition {}

    /**
     * No value.
     *
     * @param column the column
     */
    record Missing(int column) implements Condition {}
}
