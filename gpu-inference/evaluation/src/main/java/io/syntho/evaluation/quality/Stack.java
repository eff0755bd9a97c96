package io.syntho.evaluation.quality;

import io.syntho.evaluation.learn.Bins;
import io.syntho.evaluation.learn.Feature;
import java.util.Arrays;
import java.util.List;

/** Rows of several tables, one under the other, to learn from. */
final class Stack {

    /** Most bins of all columns together: bounds what the learner keeps and searches. */
    private static final int ALL_BINS = 16_384;

    private static final int LEAST_BINS = 16;

    private Stack() {}

    /**
     * Some rows of a table.
     *
     * @param table {@link PairColumn#TRAIN}, {@link PairColumn#HOLDOUT} or {@link PairColumn#SYNTHETIC}
     * @param rows indices into it
     */
    record Part(int table, int[] rows) {}

    /** How many bins each of so many columns may have. */
    static int bins(int columns) {
        return Math.clamp(ALL_BINS / Math.max(1, columns), LEAST_BINS, Bins.MOST);
    }

    /**
     * A column of all parts.
     *
     * @param binned how many of the parts, from the first, decide where the bins are cut
     * @param most most bins
     */
    static Feature feature(String name, Aligned column, List<Part> parts, int binned, int most) {
        List<Part> deciding = parts.subList(0, binned);
        return switch (column) {
            case Aligned.Numbers numbers -> {
                Bins.Numbers bins = Bins.Numbers.of(numbers(numbers, deciding), most);
                yield new Feature(name, bins.cut(numbers(numbers, parts)), bins.size(), true);
            }
            case Aligned.Categories categories -> {
                Bins.Categories bins = Bins.Categories.of(
                        codes(categories, deciding), categories.labels().size(), most);
                yield new Feature(name, bins.cut(codes(categories, parts)), bins.size(), false);
            }
        };
    }

    /** The column's numbers in all parts. */
    static double[] numbers(Aligned.Numbers column, List<Part> parts) {
        return parts.stream()
                .flatMapToDouble(
                        part -> Arrays.stream(part.rows()).mapToDouble(row -> column.tables()[part.table()][row]))
                .toArray();
    }

    /** The column's codes in all parts. */
    static int[] codes(Aligned.Categories column, List<Part> parts) {
        return parts.stream()
                .flatMapToInt(part -> Arrays.stream(part.rows()).map(row -> column.tables()[part.table()][row]))
                .toArray();
    }
}
