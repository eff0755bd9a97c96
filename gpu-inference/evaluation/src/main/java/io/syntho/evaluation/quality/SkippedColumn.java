package io.syntho.evaluation.quality;

/**
 * A column that was not measured.
 *
 * @param column its name
 * @param reason why, in words
 */
public record SkippedColumn(String column, String reason) {}
