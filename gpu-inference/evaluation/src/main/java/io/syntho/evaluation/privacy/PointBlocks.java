package io.syntho.evaluation.privacy;

import java.util.Arrays;

/**
 * Points of a {@link GowerSpace} in blocks that stay in the cache, for scans of all points. Per block and column an array of its own: only over one index
 * does the compiler make vector instructions, ten times faster.
 */
final class PointBlocks {

    /** Points in a block. */
    static final int SIZE = 1_024;

    private PointBlocks() {}

    /**
     * Cuts {@code width × points} into {@code blocks × width × points}. Empties {@code points} on the way, column by column: whole and cut, all of
     * a table's points would take twice their memory.
     */
    static float[][][] cut(float[][] points) {
        int size = points[0].length;
        float[][][] blocks = new float[Math.ceilDiv(size, SIZE)][points.length][];
        for (int axis = 0; axis < points.length; axis++) {
            float[] whole = points[axis];
            points[axis] = new float[0];
            for (int block = 0; block < blocks.length; block++) {
                int start = block * SIZE;
                blocks[block][axis] = Arrays.copyOfRange(whole, start, Math.min(size, start + SIZE));
            }
        }
        return blocks;
    }

    /** Adds a column's part of the distance from {@code x}. Kept small, over one index and without branches, so that it becomes vector instructions. */
    static void addAxis(float x, float[] axis, float[] distances) {
        for (int i = 0; i < axis.length; i++) {
            distances[i] += Math.min(Math.abs(axis[i] - x), 1f);
        }
    }

    /** The least of the first {@code length} distances: tells in vector instructions that a block needs no closer look. */
    static float least(float[] distances, int length) {
        float least = Float.POSITIVE_INFINITY;
        for (int i = 0; i < length; i++) {
            least = Math.min(least, distances[i]);
        }
        return least;
    }
}
