package io.syntho.evaluation.quality;

import io.syntho.evaluation.run.Sampling;
import java.util.Arrays;

/** Likeness of two one-dimensional distributions, 0 to 1. Missing values are left out, as SDMetrics does. */
final class Shape {

    private Shape() {}

    /**
     * One minus the two-sample Kolmogorov–Smirnov statistic: the greatest distance of the two empirical distribution functions. 0 when one
     * has no value. Sorts copies of at most {@code budget} values each.
     */
    static double ksComplement(double[] real, double[] other, int budget, long seed) {
        double[] first = sorted(real, budget, seed);
        double[] second = sorted(other, budget, seed + 1);
        if (first.length == 0 || second.length == 0) {
            return 0;
        }
        double greatest = 0;
        int i = 0;
        int j = 0;
        while (i < first.length && j < second.length) {
            double value = Math.min(first[i], second[j]);
            while (i < first.length && first[i] == value) {
                i++;
            }
            while (j < second.length && second[j] == value) {
                j++;
            }
            greatest = Math.max(greatest, Math.abs((double) i / first.length - (double) j / second.length));
        }
        return 1 - greatest;
    }

    /** One minus half the summed differences of the categories' shares; 0 when one table has no value. */
    static double tvComplement(int[] real, int[] other, int categories) {
        double[] first = shares(real, categories);
        double[] second = shares(other, categories);
        if (first.length == 0 || second.length == 0) {
            return 0;
        }
        double difference = 0;
        for (int code = 0; code < categories; code++) {
            difference += Math.abs(first[code] - second[code]);
        }
        return 1 - difference / 2;
    }

    /** Share of each category among the rows that have one; of length 0 when none has. */
    static double[] shares(int[] codes, int categories) {
        double[] shares = new double[categories];
        int present = 0;
        for (int code : codes) {
            if (code != Aligned.MISSING) {
                shares[code]++;
                present++;
            }
        }
        if (present == 0) {
            return new double[0];
        }
        for (int code = 0; code < categories; code++) {
            shares[code] /= present;
        }
        return shares;
    }

    private static double[] sorted(double[] values, int budget, long seed) {
        int[] rows = Sampling.rows(values.length, budget, seed);
        double[] present = new double[rows.length];
        int size = 0;
        for (int row : rows) {
            // Adding 0.0 turns -0.0 into 0.0, which sorting would otherwise tell apart.
            if (!Double.isNaN(values[row])) {
                present[size++] = values[row] + 0.0;
            }
        }
        double[] trimmed = Arrays.copyOf(present, size);
        Arrays.sort(trimmed);
        return trimmed;
    }
}
