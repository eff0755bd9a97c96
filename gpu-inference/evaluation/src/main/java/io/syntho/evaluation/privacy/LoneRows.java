package io.syntho.evaluation.privacy;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToLongFunction;

/** Draws among the rows whose key no other row has. Takes 8 bytes a row, reused from draw to draw. */
final class LoneRows {

    private final long[] sorted;

    /** @param rows the rows are 0 to {@code rows - 1} */
    LoneRows(int rows) {
        sorted = new long[rows];
    }

    /**
     * At most {@code most} of them, each set and each order as likely as any other (reservoir sampling: Knuth, The Art of Computer Programming 3.4.2,
     * algorithm R).
     *
     * @param key of a row
     */
    int[] draw(IntToLongFunction key, int most, SplittableRandom random) {
        int rows = sorted.length;
        Arrays.setAll(sorted, key);
        Arrays.sort(sorted);
        int[] drawn = new int[Math.min(rows, most)];
        int met = 0;
        for (int row = 0; row < rows; row++) {
            if (alone(key.applyAsLong(row))) {
                int place = random.nextInt(++met);
                // Where there is room yet, the row that has the place moves to the end.
                if (met <= drawn.length) {
                    drawn[met - 1] = drawn[place];
                }
                if (place < drawn.length) {
                    drawn[place] = row;
                }
            }
        }
        return Arrays.copyOf(drawn, Math.min(met, drawn.length));
    }

    private boolean alone(long key) {
        int place = Arrays.binarySearch(sorted, key);
        return (place == 0 || sorted[place - 1] != key) && (place == sorted.length - 1 || sorted[place + 1] != key);
    }
}
