package io.syntho.evaluation.quality;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How one column's values are distributed, real against synthetic.
 *
 * @param column its name
 * @param metric how the score was measured
 * @param temporal whether the values are instants
 * @param realMissingShare share of training rows without a value, 0 to 1
 * @param realDistinct distinct training values; empty when only a sample was looked at
 * @param synthetic the synthetic rows against the training rows
 * @param holdout the hold-out rows against the training rows, which says what can be reached; empty with too small a hold-out
 * @param chart what to draw; empty beyond the report's limit of charts
 */
public record ColumnQuality(
        String column,
        ShapeMetric metric,
        boolean temporal,
        double realMissingShare,
        OptionalLong realDistinct,
        ColumnFit synthetic,
        Optional<ColumnFit> holdout,
        Optional<ColumnChart> chart) {

    /** Likeness of the distributions, 0 to 1. */
    public double score() {
        return synthetic.score();
    }

    /** The score of hold-out rows against training rows; empty with too small a hold-out. */
    public OptionalDouble ceiling() {
        return holdout.stream().mapToDouble(ColumnFit::score).findFirst();
    }

    /** Share of synthetic rows without a value, 0 to 1. */
    public double syntheticMissingShare() {
        return synthetic.missingShare();
    }

    /** Likeness of the missing shares: one minus their difference, 0 to 1. */
    public double missingScore() {
        return missingScore(synthetic);
    }

    /** Likeness of the distributions times that of the missing shares, 0 to 1. */
    public double distributionScore() {
        return score() * missingScore();
    }

    /** The distribution score of hold-out rows; empty with too small a hold-out. */
    public OptionalDouble distributionCeiling() {
        return holdout.stream()
                .mapToDouble(fit -> fit.score() * missingScore(fit))
                .findFirst();
    }

    private double missingScore(ColumnFit fit) {
        return 1 - Math.abs(realMissingShare - fit.missingShare());
    }
}
