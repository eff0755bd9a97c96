package io.syntho.evaluation.quality;

import io.syntho.evaluation.run.Sampling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Chooses which pairs of a wide table to measure: those that go together most in a small sample of the training rows. */
final class PairChoice {

    /** Most pairs that are measured. */
    static final int PAIRS = 2_000;

    /** Most columns whose pairs are ranked: 400 make 79,800 pairs. Of more columns a random 400 are taken. */
    static final int COLUMNS = 400;

    /** Rows that are enough to rank. */
    static final int ROWS = 1_000;

    private PairChoice() {}

    /** Positions of two columns in the list. */
    record Pair(int first, int second) {}

    /** Which columns to take, by position, ascending. */
    static int[] columns(int available, long seed) {
        return Sampling.rows(available, COLUMNS, seed);
    }

    /** The pairs of {@code columns} to measure: all, or the {@link #PAIRS} strongest by {@code small}. */
    static List<Pair> pairs(List<PairColumn> columns, PairMeasure small) {
        List<Pair> all = new ArrayList<>();
        for (int first = 0; first < columns.size(); first++) {
            for (int second = first + 1; second < columns.size(); second++) {
                all.add(new Pair(first, second));
            }
        }
        if (all.size() <= PAIRS) {
            return all;
        }
        record Ranked(Pair pair, double strength) {}
        return all.stream()
                .map(pair -> new Ranked(
                        pair,
                        Math.abs(small.measure(columns.get(pair.first()), columns.get(pair.second()))
                                .associations()[PairColumn.TRAIN])))
                .sorted(Comparator.comparingDouble(Ranked::strength).reversed())
                .limit(PAIRS)
                .map(Ranked::pair)
                .toList();
    }
}
