package io.syntho.evaluation.quality;

import java.util.OptionalDouble;

/**
 * How two columns go together, real against synthetic.
 *
 * @param first one column
 * @param second the other
 * @param kind how they were compared
 * @param real association in the training rows: Pearson's r, −1 to 1, or Cramér's V or the correlation ratio without their bias, 0 to 1
 * @param synthetic association in the synthetic rows
 * @param holdout association in the hold-out rows, which says what difference chance makes; empty with too small a hold-out
 * @param score likeness by {@code kind}, 0 to 1
 * @param ceiling the score of hold-out rows against training rows; empty with too small a hold-out
 * @param counted whether the real association is strong enough to count for {@link QualityReport#columnPairTrends()}
 * @param passed whether {@code |real - synthetic|} is within the rule's tolerance
 */
public record PairQuality(
        String first,
        String second,
        PairKind kind,
        double real,
        double synthetic,
        OptionalDouble holdout,
        double score,
        OptionalDouble ceiling,
        boolean counted,
        boolean passed) {

    /** Synthetic association minus real association. */
    public double difference() {
        return synthetic - real;
    }
}
