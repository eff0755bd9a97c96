package io.syntho.evaluation.quality;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * How close made rows come to real rows, in three numbers and their mean: what a short trial needs, and no report.
 *
 * @param columnShapes mean over columns of how alike their distributions are, 0 to 1
 * @param pairTrends mean over the counted pairs of how alike columns go together, 0 to 1; empty with one column
 * @param detectionAuc area under the curve of a classifier that tells made rows from real ones; empty with too few rows to learn that from
 */
public record Closeness(double columnShapes, OptionalDouble pairTrends, OptionalDouble detectionAuc) {

    /**
     * The mean of what could be measured, 0 to 1, the classifier's part being 1 where it can not tell (area .5 or less) and 0 where it always can
     * (area 1).
     */
    public double overall() {
        Mean mean = new Mean();
        mean.add(columnShapes, 1);
        pairTrends.ifPresent(value -> mean.add(value, 1));
        detectionAuc.ifPresent(auc -> mean.add(1 - Math.clamp(2 * auc - 1, 0.0, 1.0), 1));
        return mean.value().orElse(0);
    }

    /** The parts, such as {@code columns 0.981, pairs 0.965, told apart with AUC 0.552}. */
    public String words() {
        StringBuilder words = new StringBuilder(String.format(Locale.ROOT, "columns %.3f", columnShapes));
        pairTrends.ifPresent(value -> words.append(String.format(Locale.ROOT, ", pairs %.3f", value)));
        detectionAuc.ifPresent(auc -> words.append(String.format(Locale.ROOT, ", told apart with AUC %.3f", auc)));
        return words.toString();
    }
}
