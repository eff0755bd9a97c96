package io.syntho.evaluation.quality;

import io.syntho.evaluation.run.Sampling;
import java.util.Arrays;

/** Likeness of two one-dimensional distributions, 0 to 1. Missing values are left out, as SDMetrics does. */
final class Shape {

    private Shape() {}

    /**
     * One minus the two-sample Kolmogorov–Smirnov statistic: the greatest distance of the two empirical distribution functions. 0 when one
     * has no value.
     *
     * @param first ascending numbers
     * @param second ascending numbers
     */
    static double ksComplement(double[] first, double[] second) {
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

    /**
     * The Wasserstein distance of order 1: the area between the two empirical distribution functions (Vallender, Theory of Probability and its
     * Applications 1974), in the numbers' unit.
     *
     * @param first ascending numbers, at least one
     * @param second ascending numbers, at least one
     */
    static double wasserstein(double[] first, double[] second) {
        double area = 0;
        int i = 0;
        int j = 0;
        double from = Math.min(first[0], second[0]);
        while (i < first.length || j < second.length) {
            double to = i == first.length ? second[j] : j == second.length ? first[i] : Math.min(first[i], second[j]);
            area += (to - from) * Math.abs((double) i / first.length - (double) j / second.length);
            while (i < first.length && first[i] == to) {
                i++;
            }
            while (j < second.length && second[j] == to) {
                j++;
            }
            from = to;
        }
        return area;
    }

    /** How many distinct numbers there are among ascending ones. */
    static long distinct(double[] sorted) {
        long distinct = 0;
        for (int i = 0; i < sorted.length; i++) {
            distinct += i == 0 || sorted[i] != sorted[i - 1] ? 1 : 0;
        }
        return distinct;
    }

    /** Share of the numbers that lie from {@code low} to {@code high}; 0 without numbers. */
    static double shareWithin(double[] numbers, double low, double high) {
        int within = 0;
        for (double number : numbers) {
            within += number >= low && number <= high ? 1 : 0;
        }
        return numbers.length == 0 ? 0 : (double) within / numbers.length;
    }

    /**
     * One minus half the summed differences of the categories' shares.
     *
     * @param first as {@link #shares} gives them
     * @param second as {@link #shares} gives them
     * @return 0 when one table has no value
     */
    static double tvComplement(double[] first, double[] second) {
        if (first.length == 0 || second.length == 0) {
            return 0;
        }
        double difference = 0;
        for (int code = 0; code < first.length; code++) {
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

    /** At most {@code budget} of the numbers, ascending, without those that are missing. */
    static double[] sorted(double[] values, int budget, long seed) {
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
