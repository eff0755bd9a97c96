package io.syntho.tabular;

import java.util.List;

/**
 * What a column's values look like. Holds real values: for the data's owner alone.
 *
 * @param missingShare share of rows without a value, 0 to 1
 * @param distinctCount number of distinct values
 * @param quantiles for numbers and instants: minimum, 5 %, 25 %, 50 %, 75 %, 95 %, maximum; empty for others or when all is missing
 * @param mean mean of numbers; {@code NaN} for others
 * @param topValues most frequent values with their counts, at most 20, most frequent first
 * @param sample a few values as the source spells them, at most 5
 * @param histogram rows per equal-width bin between minimum and maximum (numbers and instants), at most 24 bins; else empty
 */
public record ColumnProfile(
        double missingShare,
        long distinctCount,
        List<Double> quantiles,
        double mean,
        List<ValueCount> topValues,
        List<String> sample,
        List<Long> histogram) {

    /** Nothing is known. */
    public static final ColumnProfile EMPTY =
            new ColumnProfile(0, 0, List.of(), Double.NaN, List.of(), List.of(), List.of());

    /** Keeps the lists unmodifiable. */
    public ColumnProfile {
        quantiles = List.copyOf(quantiles);
        topValues = List.copyOf(topValues);
        sample = List.copyOf(sample);
        histogram = List.copyOf(histogram);
    }

    /**
     * A value and how often it stands in the column.
     *
     * @param value the value as text
     * @param count rows that hold it
     */
    public record ValueCount(String value, long count) {}
}
