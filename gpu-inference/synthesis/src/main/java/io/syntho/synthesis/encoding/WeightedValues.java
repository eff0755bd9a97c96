package io.syntho.synthesis.encoding;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Distinct values and how many rows hold each: what a mixture is fitted on, since most columns have far fewer values than rows.
 *
 * @param values ascending
 * @param counts rows, positive
 */
record WeightedValues(double[] values, double[] counts) {

    /** Counts the runs of {@code sorted}. */
    static WeightedValues of(double[] sorted) {
        double[] values = new double[sorted.length];
        double[] counts = new double[sorted.length];
        int size = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (size == 0 || values[size - 1] != sorted[i]) {
                values[size++] = sorted[i];
            }
            counts[size - 1]++;
        }
        return new WeightedValues(Arrays.copyOf(values, size), Arrays.copyOf(counts, size));
    }

    int size() {
        return values.length;
    }

    double rows() {
        return Arrays.stream(counts).sum();
    }

    /** Only the values for which {@code kept} holds, by index. */
    WeightedValues only(IntPredicate kept) {
        int[] indices = IntStream.range(0, size()).filter(kept).toArray();
        return new WeightedValues(
                Arrays.stream(indices).mapToDouble(i -> values[i]).toArray(),
                Arrays.stream(indices).mapToDouble(i -> counts[i]).toArray());
    }

    /** One value a row, ascending. */
    double[] spread() {
        double[] spread = new double[(int) rows()];
        int at = 0;
        for (int i = 0; i < size(); i++) {
            Arrays.fill(spread, at, at + (int) counts[i], values[i]);
            at += (int) counts[i];
        }
        return spread;
    }

    /** Neighbours joined to their mean, until at most about {@code most} values are left. */
    WeightedValues joined(int most) {
        if (size() <= most) {
            return this;
        }
        double enough = rows() / most;
        double[] joined = new double[size()];
        double[] weight = new double[size()];
        int last = 0;
        for (int i = 0; i < size(); i++) {
            if (weight[last] >= enough) {
                last++;
            }
            weight[last] += counts[i];
            joined[last] += counts[i] / weight[last] * (values[i] - joined[last]);
        }
        return new WeightedValues(Arrays.copyOf(joined, last + 1), Arrays.copyOf(weight, last + 1));
    }
}
