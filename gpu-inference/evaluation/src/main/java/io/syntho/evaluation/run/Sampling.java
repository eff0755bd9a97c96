package io.syntho.evaluation.run;

import java.util.SplittableRandom;

/** Uniform samples of rows without replacement, reproducible by seed. */
public final class Sampling {

    private Sampling() {}

    /**
     * Indices of a sample, ascending: all of {@code 0 … total - 1} when they fit the budget, else {@code budget} of them by selection sampling
     * (Knuth, The Art of Computer Programming 3.4.2, algorithm S).
     */
    public static int[] rows(int total, int budget, long seed) {
        int size = Math.min(total, budget);
        int[] rows = new int[size];
        SplittableRandom random = new SplittableRandom(seed);
        int chosen = 0;
        for (int row = 0; row < total && chosen < size; row++) {
            if (size == total || random.nextInt(total - row) < size - chosen) {
                rows[chosen++] = row;
            }
        }
        return rows;
    }
}
