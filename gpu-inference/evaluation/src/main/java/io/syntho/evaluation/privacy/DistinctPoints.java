package io.syntho.evaluation.privacy;

/**
 * Points of a {@link GowerSpace} of which equal ones are kept once: a scan of a table of few categories costs what its distinct rows cost.
 *
 * @param axes {@code width × points}
 * @param rows a row that each point stands for
 * @param weights how many rows it stands for
 */
record DistinctPoints(float[][] axes, int[] rows, int[] weights) {

    /** Keeps the first of equal points. Empties {@code points}, {@code width × rows}, on the way, column by column. */
    static DistinctPoints of(float[][] points) {
        int[] pointOf = new int[points[0].length];
        int count = number(points, pointOf);
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
            axes[axis] = count == whole.length ? whole : picked(whole, rows);
        }
        return new DistinctPoints(axes, rows, weights);
    }

    /** Numbers distinct points as they are met, by 64-bit keys of their places. */
    private static int number(float[][] points, int[] pointOf) {
        KeyIndex index = new KeyIndex();
        for (int row = 0; row < pointOf.length; row++) {
            long key = 0;
            for (float[] axis : points) {
                key = RowKeys.mix(key * 31 + Float.floatToIntBits(axis[row]));
            }
            pointOf[row] = index.add(key);
        }
        return index.size();
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
