package io.syntho.evaluation.quality;

import io.syntho.evaluation.run.Sampling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleConsumer;

/** Chooses which pairs of a wide table to measure: those that go together most in a small sample of the training rows. */
final class PairChoice {

    /** Most pairs that are measured. */
    static final int PAIRS = 2_000;

    /** Most columns whose pairs are ranked: 400 make 79,800 pairs. Of more columns a random 400 are taken. */
    static final int COLUMNS = 400;

    /** Rows that are enough to rank. */
    static final int ROWS = 1_000;

    private static final int STEP = 500;

    private PairChoice() {}

    /** Positions of two columns in the list. */
    record Pair(int first, int second) {}

    /** Which columns to take, by position, ascending. */
    static int[] columns(int available, long seed) {
        return Sampling.rows(available, COLUMNS, seed);
    }

    /**
     * The pairs of {@code columns} to measure: all, or the {@link #PAIRS} strongest by {@code small}.
     *
     * @param progress hears the share of pairs ranked, and may throw to end the choice
     */
    static List<Pair> pairs(List<PairColumn> columns, PairMeasure small, DoubleConsumer progress) {
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
        List<Ranked> ranked = new ArrayList<>(all.size());
        for (Pair pair : all) {
            if (ranked.size() % STEP == 0) {
                progress.accept((double) ranked.size() / all.size());
            }
            double association = small.measure(columns.get(pair.first()), columns.get(pair.second()))
                    .associations()[PairColumn.TRAIN];
            ranked.add(new Ranked(pair, Math.abs(association)));
        }
        ranked.sort(Comparator.comparingDouble(Ranked::strength).reversed());
        return ranked.stream().limit(PAIRS).map(Ranked::pair).toList();
    }
}
