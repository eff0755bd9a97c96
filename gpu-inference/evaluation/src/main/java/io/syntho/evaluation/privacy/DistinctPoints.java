package io.syntho.evaluation.privacy;

import java.util.Arrays;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * Points of a {@link GowerSpace} of which equal ones are kept once: a scan of a table of few categories costs what its distinct rows cost.
 *
 * @param axes {@code width × points}
 * @param rows a row that each point stands for
 * @param weights how many rows it stands for
 */
record DistinctPoints(float[][] axes, int[] rows, int[] weights) {

    /** With fewer equal points than this, they cost less to scan than to find. */
    private static final double LEAST_EQUAL = 0.1;

    /** Keeps the first of equal points. Empties {@code points}, {@code width × rows}, on the way, column by column. */
    static DistinctPoints of(float[][] points) {
        int all = points[0].length;
        IntToLongFunction key = row -> key(points, row);
        long[] keys = new long[all];
        Arrays.setAll(keys, key);
        if (KeyCounts.distinctOf(keys) > (1 - LEAST_EQUAL) * all) {
            int[] ones = new int[all];
            Arrays.fill(ones, 1);
            return new DistinctPoints(points, IntStream.range(0, all).toArray(), ones);
        }
        int[] pointOf = new int[all];
        int count = number(key, pointOf);
        int[] rows = new int[count];
        int[] weights = new int[count];
        for (int row = 0; row < pointOf.length; row++) {
            if (weights[pointOf[row]]++ == 0) {
                rows[pointOf[row]] = row;
            }
        }
        float[][] axes = new float[points.length][];
        for (int axis = 0; axis < axes.length; axis++) {
            float[] whole = points[axis];
            points[axis] = new float[0];
            axes[axis] = picked(whole, rows);
        }
        return new DistinctPoints(axes, rows, weights);
    }

    /** Numbers distinct points as they are met. */
    private static int number(IntToLongFunction key, int[] pointOf) {
        KeyIndex index = new KeyIndex();
        for (int row = 0; row < pointOf.length; row++) {
            pointOf[row] = index.add(key.applyAsLong(row));
        }
        return index.size();
    }

    private static long key(float[][] points, int row) {
        long key = 0;
        for (float[] axis : points) {
            key = RowKeys.mix(key * 31 + Float.floatToIntBits(axis[row]));
        }
        return key;
    }

    private static float[] picked(float[] whole, int[] rows) {
        float[] picked = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = whole[rows[i]];
        }
        return picked;
    }

    /** Number of points. */
    int count() {
        return rows.length;
    }
}
