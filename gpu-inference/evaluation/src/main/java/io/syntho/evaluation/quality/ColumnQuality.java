package io.syntho.evaluation.quality;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How one column's values are distributed, real against synthetic.
 *
 * @param column its name
 * @param metric how {@code score} was measured
 * @param score likeness of the distributions, 0 to 1
 * @param ceiling the score of hold-out rows against training rows; empty with too small a hold-out
 * @param realMissingShare share of training rows without a value, 0 to 1
 * @param syntheticMissingShare share of synthetic rows without a value, 0 to 1
 * @param chart what to draw; empty beyond the report's limit of charts
 */
public record ColumnQuality(
        String column,
        ShapeMetric metric,
        double score,
        OptionalDouble ceiling,
        double realMissingShare,
        double syntheticMissingShare,
        Optional<ColumnChart> chart) {

    /** Likeness of the missing shares: one minus their difference, 0 to 1. */
    public double missingScore() {
        return 1 - Math.abs(realMissingShare - syntheticMissingShare);
    }
}
