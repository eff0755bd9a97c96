package io.syntho.tabular.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * What one sort of a column's numbers tells.
 *
 * @param filled values that are not missing
 * @param distinct distinct values
 * @param quantiles minimum, 5 %, 25 %, 50 %, 75 %, 95 %, maximum (nearest rank); empty without values
 * @param mean mean, {@code NaN} without values
 * @param top most frequent values, most frequent first, then smallest first; at most 20
 * @param histogram rows per equal-width bin; at most 24 bins, as many as distinct values
 */
record NumberSummary(
        int filled, int distinct, List<Double> quantiles, double mean, List<Run> top, List<Long> histogram) {

    private static final int TOP = 20;
    private static final int BINS = 24;
    private static final double[] RANKS = {0, 0.05, 0.25, 0.5, 0.75, 0.95, 1};

    /** A value and its rows. */
    record Run(double value, int count) {}

    static NumberSummary of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        // NaN sorts last.
        int filled = sorted.length;
        while (filled > 0 && Double.isNaN(sorted[filled - 1])) {
            filled--;
        }
        if (filled == 0) {
            return new NumberSummary(0, 0, List.of(), Double.NaN, List.of(), List.of());
        }
        PriorityQueue<Run> top = new PriorityQueue<>(Comparator.comparingInt(Run::count)
                .thenComparing(Comparator.comparingDouble(Run::value).reversed()));
        int distinct = 0;
        double sum = 0;
        for (int start = 0; start < filled; ) {
            int end = start;
            while (end < filled && sorted[end] == sorted[start]) {
                end++;
            }
            distinct++;
            sum += sorted[start] * (end - start);
            keep(top, sorted[start], end - start);
            start = end;
        }
        List<Double> quantiles = new ArrayList<>();
        for (double rank : RANKS) {
            quantiles.add(sorted[(int) Math.round(rank * (filled - 1))]);
        }
        List<Run> runs = new ArrayList<>();
        while (!top.isEmpty()) {
            runs.addFirst(top.poll());
        }
        return new NumberSummary(filled, distinct, quantiles, sum / filled, runs, histogram(sorted, filled, distinct));
    }

    private static void keep(PriorityQueue<Run> top, double value, int count) {
        if (top.size() < TOP) {
            top.add(new Run(value, count));
        } else if (count > top.peek().count()) {
            top.poll();
            top.add(new Run(value, count));
        }
    }

    private static List<Long> histogram(double[] sorted, int filled, int distinct) {
        int bins = Math.min(BINS, distinct);
        double minimum = sorted[0];
        double width = (sorted[filled - 1] - minimum) / bins;
        if (width == 0 || !Double.isFinite(width)) {
            return List.of((long) filled);
        }
        long[] counts = new long[bins];
        for (int i = 0; i < filled; i++) {
            counts[Math.min(bins - 1, (int) ((sorted[i] - minimum) / width))]++;
        }
        return Arrays.stream(counts).boxed().toList();
    }

    double minimum() {
        return quantiles.getFirst();
    }

    double maximum() {
        return quantiles.getLast();
    }
}
