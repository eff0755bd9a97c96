package io.syntho.evaluation.quality;

import java.util.Arrays;

/**
 * One column of the sampled rows, ready for every pair that it is in. The tables stand in the order training, hold-out, synthetic.
 *
 * @param name the column's name
 * @param standardised numbers of mean 0 and deviation 1 per table, {@code NaN} where missing; of length 0 for categories
 * @param codes categories, numbers cut into ten bins; the last code stands for a missing value
 * @param size number of codes
 * @param margins rows per code and table
 */
record PairColumn(String name, double[][] standardised, int[][] codes, int size, int[][] margins) {

    static final int TRAIN = 0;
    static final int HOLDOUT = 1;
    static final int SYNTHETIC = 2;
    static final int TABLES = 3;

    private static final int BINS = 10;

    /** Takes the sampled rows of a column. */
    static PairColumn of(String name, Aligned column, int[][] rows) {
        return switch (column) {
            case Aligned.Categories categories -> ofCategories(name, categories, rows);
            case Aligned.Numbers numbers -> ofNumbers(name, numbers, rows);
        };
    }

    boolean numeric() {
        return standardised.length > 0;
    }

    private static PairColumn ofCategories(String name, Aligned.Categories column, int[][] rows) {
        int missing = column.labels().size();
        int[][] tables = {column.train(), column.holdout(), column.synthetic()};
        int[][] codes = new int[TABLES][];
        for (int table = 0; table < TABLES; table++) {
            codes[table] = new int[rows[table].length];
            for (int i = 0; i < codes[table].length; i++) {
                int code = tables[table][rows[table][i]];
                codes[table][i] = code == Aligned.MISSING ? missing : code;
            }
        }
        return new PairColumn(name, new double[0][], codes, missing + 1, margins(codes, missing + 1));
    }

    /** Bins are of equal width over the training rows' range; the outermost are open, so that strays fall into them. */
    private static PairColumn ofNumbers(String name, Aligned.Numbers column, int[][] rows) {
        double[][] tables = {column.train(), column.holdout(), column.synthetic()};
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : column.train()) {
            low = value < low ? value : low;
            high = value > high ? value : high;
        }
        double width = high > low ? (high - low) / BINS : 1;
        int[][] codes = new int[TABLES][];
        double[][] standardised = new double[TABLES][];
        for (int table = 0; table < TABLES; table++) {
            double[] values = new double[rows[table].length];
            codes[table] = new int[values.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = tables[table][rows[table][i]];
                codes[table][i] = Double.isNaN(values[i])
                        ? BINS
                        : Math.clamp((int) Math.floor((values[i] - low) / width), 0, BINS - 1);
            }
            standardised[table] = standardise(values);
        }
        return new PairColumn(name, standardised, codes, BINS + 1, margins(codes, BINS + 1));
    }

    /** Keeps instants, whose squares would lose their digits, in a range where sums are exact enough. */
    private static double[] standardise(double[] values) {
        double mean = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(0);
        double square = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0);
        double deviation = square > 0 ? Math.sqrt(square) : 1;
        return Arrays.stream(values).map(value -> (value - mean) / deviation).toArray();
    }

    private static int[][] margins(int[][] codes, int size) {
        int[][] margins = new int[TABLES][size];
        for (int table = 0; table < TABLES; table++) {
            for (int code : codes[table]) {
                margins[table][code]++;
            }
        }
        return margins;
    }
}
