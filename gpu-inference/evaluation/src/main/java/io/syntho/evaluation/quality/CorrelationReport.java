package io.syntho.evaluation.quality;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How the associations between columns were kept.
 *
 * @param pairs the measured pairs, worst score first
 * @param possiblePairs how many pairs the measured columns have
 * @param tolerance greatest difference of associations with which a pair passes
 * @param correlationScore mean over pairs of {@code 1 - |real - synthetic|}, weighted by the stronger of the two associations, so that what
 *     goes together counts and noise does not, 0 to 1; 1 when nothing goes together in either table
 * @param correlationCeiling the same for hold-out rows; empty with too small a hold-out
 * @param pairTrends mean score of the counted pairs, of all pairs when none counts; empty with no pair
 * @param pairTrendsCeiling the same for hold-out rows; empty with no pair or too small a hold-out
 * @param rows how many rows were looked at
 */
public record CorrelationReport(
        List<PairQuality> pairs,
        long possiblePairs,
        double tolerance,
        double correlationScore,
        OptionalDouble correlationCeiling,
        OptionalDouble pairTrends,
        OptionalDouble pairTrendsCeiling,
        RowsUsed rows) {

    /** Keeps the list unmodifiable. */
    public CorrelationReport {
        pairs = List.copyOf(pairs);
    }

    /** Pairs whose difference is within the tolerance. */
    public long passedPairs() {
        return pairs.stream().filter(PairQuality::passed).count();
    }
}
