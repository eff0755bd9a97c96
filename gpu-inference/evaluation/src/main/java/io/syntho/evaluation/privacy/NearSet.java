package io.syntho.evaluation.privacy;

import java.util.Arrays;

/** The points nearest to a target by some columns: all of those that are equally near. */
final class NearSet {

    /** Sums of floats in another order differ by less. */
    static final float TOLERANCE = 1e-5f;

    private int[] points = new int[16];
    private int count;
    private float least;

    /** Forgets the last target. */
    void clear() {
        count = 0;
        least = Float.POSITIVE_INFINITY;
    }

    /** The greatest distance that is still of interest. */
    float bound() {
        return least + TOLERANCE;
    }

    /** Number of points. */
    int count() {
        return count;
    }

    /** Point number {@code i}. */
    int point(int i) {
        return points[i];
    }

    /** Distance of the nearest; infinite when none was met. */
    float least() {
        return least;
    }

    /** Takes a point that is within {@link #bound}. */
    void meet(float distance, int point) {
        if (distance < least - TOLERANCE) {
            least = distance;
            count = 0;
        }
        if (count == points.length) {
            points = Arrays.copyOf(points, 2 * count);
        }
        points[count++] = point;
    }
}
