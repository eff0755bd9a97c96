package io.syntho.evaluation.privacy;

import java.util.Arrays;

/**
 * The nearest points to one query among the points of one table, found by a scan in blocks that stay in the cache. Reused from query to query.
 */
final class Nearest {

    private final float[][][] blocks;

    private final int size;
    private final float[] distances = new float[PointBlocks.SIZE];
    private int[] equal = new int[16];
    private int equalCount;
    private float first;
    private float second;

    /** @param points {@code width × rows} of a {@link GowerSpace}, emptied; may have no rows */
    Nearest(float[][] points) {
        size = points[0].length;
        blocks = PointBlocks.cut(points);
    }

    /** Number of points. */
    int size() {
        return size;
    }

    /** Distance of the nearest point times the number of columns; infinite when there is none. */
    float first() {
        return first;
    }

    /** Distance of the second nearest, equal to the first when two are equally near; infinite when there is none. */
    float second() {
        return second;
    }

    /** How many points are nearest. */
    int equalCount() {
        return equalCount;
    }

    /** Index of the nearest point number {@code i}, of those equally near. */
    int equal(int i) {
        return equal[i];
    }

    /** Scans all points for row {@code query} of {@code queries}. */
    void find(float[][] queries, int query) {
        first = Float.POSITIVE_INFINITY;
        second = Float.POSITIVE_INFINITY;
        equalCount = 0;
        for (int block = 0; block < blocks.length; block++) {
            float[][] axes = blocks[block];
            int length = axes[0].length;
            Arrays.fill(distances, 0, length, 0);
            for (int axis = 0; axis < axes.length; axis++) {
                PointBlocks.addAxis(queries[axis][query], axes[axis], distances);
            }
            if (PointBlocks.least(distances, length) <= second) {
                look(block, length);
            }
        }
    }

    private void look(int block, int length) {
        for (int i = 0; i < length; i++) {
            if (distances[i] <= second) {
                meet(distances[i], block * PointBlocks.SIZE + i);
            }
        }
    }

    private void meet(float distance, int index) {
        if (distance > first) {
            second = distance;
            return;
        }
        if (distance < first) {
            second = first;
            first = distance;
            equalCount = 0;
        } else {
            second = first;
        }
        if (equalCount == equal.length) {
            equal = Arrays.copyOf(equal, 2 * equal.length);
        }
        equal[equalCount++] = index;
    }
}
