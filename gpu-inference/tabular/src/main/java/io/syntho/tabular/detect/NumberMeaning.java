package io.syntho.tabular.detect;

import io.syntho.tabular.Meaning;
import io.syntho.tabular.StorageType;

/** Decides what a column of numbers is for. */
final class NumberMeaning {

    private static final int FEW = 20;
    private static final int FEW_DECIMALS = 10;
    private static final int ROWS_PER_FEW_DECIMAL = 50;
    private static final double NEARLY_UNIQUE = 0.95;
    private static final int ROWS_TO_CALL_UNIQUE = 20;
    private static final int MOST_LABELS = 1_000;
    private static final double LONG_NUMBER = 1e8;

    private NumberMeaning() {}

    /** Judges from the values' summary and, for the order of identifiers, the values themselves. */
    static MeaningFinding judge(HeaderWords header, StorageType type, NumberSummary summary, double[] values) {
        int rows = values.length;
        if (summary.distinct() == 0) {
            return new MeaningFinding(Meaning.CONSTANT, 1, "no row has a value");
        }
        if (summary.distinct() == 1 && summary.filled() == rows) {
            return new MeaningFinding(Meaning.CONSTANT, 1, "every row holds the same value");
        }
        if (type.temporal()) {
            return new MeaningFinding(Meaning.DATETIME, 0.98, "points in time");
        }
        return type == StorageType.INTEGER ? whole(header, summary, values) : decimal(summary);
    }

    private static MeaningFinding whole(HeaderWords header, NumberSummary summary, double[] values) {
        double unique = (double) summary.distinct() / summary.filled();
        boolean enough = summary.filled() >= ROWS_TO_CALL_UNIQUE;
        boolean allDistinct = summary.distinct() == summary.filled();
        if (allDistinct && enough && counts(values)) {
            return new MeaningFinding(
                    Meaning.IDENTIFIER, 0.97, "a running number: each row is one more than the row before");
        }
        boolean gapless = summary.maximum() - summary.minimum() + 1 == summary.filled();
        if (allDistinct && enough && gapless) {
            return new MeaningFinding(Meaning.IDENTIFIER, 0.9, "every number of a range stands in exactly one row");
        }
        if (header.postal()) {
            return new MeaningFinding(
                    Meaning.CATEGORICAL, unique < 0.5 ? 0.9 : 0.6, "postal codes: their digits are labels");
        }
        if (header.numbered() && !header.code() && enough && unique >= NEARLY_UNIQUE) {
            return new MeaningFinding(
                    Meaning.IDENTIFIER, 0.95, "the name says so and nearly every row has a number of its own");
        }
        if (header.code()) {
            return summary.distinct() <= Math.max(MOST_LABELS, summary.filled() / 10)
                    ? new MeaningFinding(Meaning.CATEGORICAL, 0.85, "the name says that its digits are labels")
                    : new MeaningFinding(
                            Meaning.IDENTIFIER, 0.6, "the name says that its digits are labels, and most are rare");
        }
        if (header.identifier()) {
            return summary.distinct() <= MOST_LABELS && unique < 0.5
                    ? new MeaningFinding(Meaning.CATEGORICAL, 0.7, "numbers that name things, each in many rows")
                    : new MeaningFinding(Meaning.IDENTIFIER, 0.7, "numbers that name things");
        }
        if (enough && unique >= NEARLY_UNIQUE && longAndOfOneLength(summary)) {
            return new MeaningFinding(
                    Meaning.IDENTIFIER, 0.75, "long numbers of one length, nearly every row with one of its own");
        }
        if (few(summary, FEW)) {
            return new MeaningFinding(
                    Meaning.CATEGORICAL, 0.8, "%d different whole numbers in all rows".formatted(summary.distinct()));
        }
        return new MeaningFinding(
                Meaning.CONTINUOUS, 0.95, "%d different whole numbers on a scale".formatted(summary.distinct()));
    }

    private static MeaningFinding decimal(NumberSummary summary) {
        boolean enough = summary.filled() >= ROWS_PER_FEW_DECIMAL * summary.distinct();
        if (few(summary, FEW_DECIMALS) && enough) {
            return new MeaningFinding(
                    Meaning.CATEGORICAL, 0.7, "%d different numbers in all rows".formatted(summary.distinct()));
        }
        return new MeaningFinding(Meaning.CONTINUOUS, 0.97, "numbers with a fraction");
    }

    /** Few against {@code most} and against the rows, so that a short table of measurements is not taken for labels. */
    private static boolean few(NumberSummary summary, int most) {
        int bound = (int) Math.min(most, Math.max(2, Math.sqrt(summary.filled())));
        return summary.distinct() <= bound;
    }

    /** Quantities spread over lengths; numbers that somebody gave out, such as those of telephones, do not. */
    private static boolean longAndOfOneLength(NumberSummary summary) {
        double least = summary.minimum();
        return least >= LONG_NUMBER && Math.floor(Math.log10(least)) == Math.floor(Math.log10(summary.maximum()));
    }

    private static boolean counts(double[] values) {
        for (int i = 1; i < values.length; i++) {
            if (values[i] != values[i - 1] + 1) {
                return false;
            }
        }
        return true;
    }
}
