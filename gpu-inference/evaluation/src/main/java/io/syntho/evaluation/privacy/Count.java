package io.syntho.evaluation.privacy;

/**
 * A number worth showing beside a component.
 *
 * @param name stable name, such as {@code training_rows}
 * @param value the number
 */
public record Count(String name, long value) {}
