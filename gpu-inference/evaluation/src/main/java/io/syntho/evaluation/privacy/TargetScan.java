package io.syntho.evaluation.privacy;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * What an attacker finds of one target in the synthetic table, by one scan of all of its rows: the nearest by all columns, by each half of the columns, and,
 * for each column that is not known, by all others. Of equally near rows all are found; for a guess one of them is drawn. Reused from target to target.
 */
final class TargetScan {

    private final float[][][] blocks;
    private final boolean[] inFirst;
    private final float[] total = new float[PointBlocks.SIZE];
    private final float[] firstHalf = new float[PointBlocks.SIZE];
    private final float[][] each;
    private final NearSet first = new NearSet();
    private final NearSet second = new NearSet();
    private final float[] leastRest;
    private final int[] ties;
    private final int[] guess;
    private final int[] rows;
    private final int[] weights;
    private final long allRows;
    private final int[] stamps;
    private int stamp;
    private float nearest;

    /**
     * @param points of the synthetic table; emptied
     * @param inFirst which columns the first record has; the second record has the others
     */
    TargetScan(DistinctPoints points, boolean[] inFirst) {
        rows = points.rows();
        weights = points.weights();
        allRows = Arrays.stream(weights).asLongStream().sum();
        stamps = new int[points.count()];
        int width = points.axes().length;
        blocks = PointBlocks.cut(points.axes());
        this.inFirst = inFirst.clone();
        each = new float[width][PointBlocks.SIZE];
        leastRest = new float[width];
        ties = new int[width];
        guess = new int[width];
    }

    /** Distance of the nearest row by all columns, times their number. */
    float nearest() {
        return nearest;
    }

    /** The row that the guess for a column is taken from. */
    int guess(int column) {
        return rows[guess[column]];
    }

    /** Whether a row is nearest by either half of the columns. */
    boolean linked() {
        stamp++;
        for (int i = 0; i < first.count(); i++) {
            stamps[first.point(i)] = stamp;
        }
        for (int i = 0; i < second.count(); i++) {
            if (stamps[second.point(i)] == stamp) {
                return true;
            }
        }
        return false;
    }

    /** The chance that two sets of rows drawn at random, as large as those found, meet: {@code 1 - (1 - |A| / n) ^ |B|}. */
    double chanceOfLink() {
        double share = (double) weight(first) / allRows;
        return share >= 1 ? 1 : -Math.expm1(weight(second) * Math.log1p(-share));
    }

    /** Number of rows that the points of a set stand for. */
    private long weight(NearSet set) {
        long weight = 0;
        for (int i = 0; i < set.count(); i++) {
            weight += weights[set.point(i)];
        }
        return weight;
    }

    /** Scans all points for point {@code target} of {@code targets}; {@code random} draws among equally near rows. */
    void find(float[][] targets, int target, SplittableRandom random) {
        nearest = Float.POSITIVE_INFINITY;
        first.clear();
        second.clear();
        Arrays.fill(leastRest, Float.POSITIVE_INFINITY);
        for (int block = 0; block < blocks.length; block++) {
            int length = measure(blocks[block], targets, target);
            int start = block * PointBlocks.SIZE;
            nearest = Math.min(nearest, PointBlocks.least(total, length));
            halves(start, length);
            for (int column = 0; column < each.length; column++) {
                if (leastRest(total, each[column], length) <= leastRest[column] + NearSet.TOLERANCE) {
                    guess(column, start, length, random);
                }
            }
        }
    }

    /** Fills the distances of a block: each column's, their sum, and the sum of the first half's. */
    private int measure(float[][] axes, float[][] targets, int target) {
        int length = axes[0].length;
        Arrays.fill(total, 0, length, 0);
        Arrays.fill(firstHalf, 0, length, 0);
        for (int axis = 0; axis < axes.length; axis++) {
            distances(targets[axis][target], axes[axis], each[axis]);
            add(each[axis], total, length);
            if (inFirst[axis]) {
                add(each[axis], firstHalf, length);
            }
        }
        return length;
    }

    private void halves(int start, int length) {
        if (PointBlocks.least(firstHalf, length) <= first.bound()) {
            for (int i = 0; i < length; i++) {
                if (firstHalf[i] <= first.bound()) {
                    first.meet(firstHalf[i], start + i);
                }
            }
        }
        if (leastRest(total, firstHalf, length) <= second.bound()) {
            for (int i = 0; i < length; i++) {
                if (total[i] - firstHalf[i] <= second.bound()) {
                    second.meet(total[i] - firstHalf[i], start + i);
                }
            }
        }
    }

    private void guess(int column, int start, int length, SplittableRandom random) {
        float[] own = each[column];
        for (int i = 0; i < length; i++) {
            float rest = total[i] - own[i];
            if (rest < leastRest[column] - NearSet.TOLERANCE) {
                leastRest[column] = rest;
                ties[column] = 0;
            }
            if (rest <= leastRest[column] + NearSet.TOLERANCE) {
                int weight = weights[start + i];
                ties[column] += weight;
                if (random.nextInt(ties[column]) < weight) {
                    guess[column] = start + i;
                }
            }
        }
    }

    // The loops below are kept small, over one index and without branches, so that they become vector instructions.

    private static void distances(float x, float[] axis, float[] distances) {
        for (int i = 0; i < axis.length; i++) {
            distances[i] = Math.min(Math.abs(axis[i] - x), 1f);
        }
    }

    private static void add(float[] values, float[] sums, int length) {
        for (int i = 0; i < length; i++) {
            sums[i] += values[i];
        }
    }

    private static float leastRest(float[] sums, float[] values, int length) {
        float least = Float.POSITIVE_INFINITY;
        for (int i = 0; i < length; i++) {
            least = Math.min(least, sums[i] - values[i]);
        }
        return least;
    }
}
