package io.syntho.synthesis.training;

import io.syntho.synthesis.transform.RowRandom;
import java.util.stream.IntStream;

/**
 * Rows to learn from and rows to validate on.
 *
 * @param training rows that the network sees
 * @param validation a tenth of the rows that it does not see, at most 2,000; all rows where the table is too small to spare some
 */
public record Split(int[] training, int[] validation) {

    private static final int SMALL = 500;
    private static final int MOST_VALIDATION = 2_000;

    /** Splits a table. */
    public static Split of(int rows, long seed) {
        if (rows < SMALL) {
            int[] all = IntStream.range(0, rows).toArray();
            return new Split(all, all);
        }
        double share = Math.min(0.1, (double) MOST_VALIDATION / rows);
        RowRandom random = new RowRandom(seed, -1, 1);
        boolean[] held = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            held[row] = random.uniform(row, 0) < share;
        }
        held[0] = true;
        return new Split(
                IntStream.range(0, rows).filter(row -> !held[row]).toArray(),
                IntStream.range(0, rows).filter(row -> held[row]).toArray());
    }
}
