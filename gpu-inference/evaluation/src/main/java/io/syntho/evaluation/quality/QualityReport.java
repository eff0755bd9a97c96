package io.syntho.evaluation.quality;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How faithful a synthetic table is to the rows it was trained on. Charts hold real values: for the data's owner alone.
 *
 * @param overall mean of {@code columnShapes} and {@code columnPairTrends} (of the one that exists when the other does not), 0 to 1;
 *     0 when nothing could be measured
 * @param columnShapes mean of the columns' scores, 0 to 1; empty when no column was measured
 * @param columnPairTrends mean of the counted pairs' scores, 0 to 1; empty with fewer than two measured columns
 * @param distributionScore mean of the columns' scores times the likeness of their missing shares, 0 to 1; 0 when no column was measured
 * @param correlationScore how well associations are kept, as {@link CorrelationReport#correlationScore()}; 1 when there is no pair
 * @param ceiling what hold-out rows reach against the same training rows; empty with too small a hold-out
 * @param detection how well synthetic rows can be told from real ones; empty with too few rows
 * @param efficacy what a model learned from synthetic rows is worth; empty when no column can be predicted or there are too few rows
 * @param columns one entry a measured column, in the table's order
 * @param pairs the measured pairs, worst first
 * @param possiblePairs how many pairs the measured columns have; more than {@code pairs.size()} when only the most informative were measured
 * @param pairTolerance greatest difference of associations with which a pair passes
 * @param skipped columns that were not measured, and why
 * @param checks the rule, check by check
 * @param ruleVersion version of the rule file
 * @param rows how many rows were looked at for the columns' shapes
 * @param pairRows how many rows were looked at for the pairs
 */
public record QualityReport(
        double overall,
        OptionalDouble columnShapes,
        OptionalDouble columnPairTrends,
        double distributionScore,
        double correlationScore,
        Optional<QualityCeiling> ceiling,
        Optional<Detection> detection,
        Optional<Efficacy> efficacy,
        List<ColumnQuality> columns,
        List<PairQuality> pairs,
        long possiblePairs,
        double pairTolerance,
        List<SkippedColumn> skipped,
        List<QualityCheck> checks,
        String ruleVersion,
        RowsUsed rows,
        RowsUsed pairRows) {

    /** Keeps the lists unmodifiable. */
    public QualityReport {
        columns = List.copyOf(columns);
        pairs = List.copyOf(pairs);
        skipped = List.copyOf(skipped);
        checks = List.copyOf(checks);
    }

    /** Whether every check of the rule passed. */
    public boolean passed() {
        return checks.stream().allMatch(QualityCheck::passed);
    }
}
