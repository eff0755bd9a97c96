package io.syntho.evaluation.privacy;

import io.syntho.evaluation.privacy.Proximity.Distances;
import java.util.Arrays;

/** Collects nearest distances of some rows, for their quantiles. */
final class DistanceList {

    private final double width;
    private final double[] first;
    private final double[] ratios;
    private int size;
    private int ratioCount;

    DistanceList(int rows, int width) {
        this.width = width;
        first = new double[rows];
        ratios = new double[rows];
    }

    /** Adds one row, whose points were searched in two parts. */
    void add(Nearest one, Nearest other) {
        float nearest = Math.min(one.first(), other.first());
        float next = Math.min(Math.max(one.first(), other.first()), Math.min(one.second(), other.second()));
        first[size++] = nearest / width;
        if (next < Float.POSITIVE_INFINITY) {
            // Of two equal nearest rows none is nearer, also at distance 0.
            ratios[ratioCount++] = next == 0 ? 1 : nearest / next;
        }
    }

    Distances distances() {
        double[] sorted = Arrays.copyOf(first, size);
        double[] sortedRatios = Arrays.copyOf(ratios, ratioCount);
        Arrays.sort(sorted);
        Arrays.sort(sortedRatios);
        return new Distances(
                size,
                quantile(sorted, 0.05),
                quantile(sorted, 0.5),
                quantile(sortedRatios, 0.05),
                quantile(sortedRatios, 0.5));
    }

    /** Linear between the two nearest ranks; 1 without values. */
    private static double quantile(double[] sorted, double share) {
        if (sorted.length == 0) {
            return 1;
        }
        double place = share * (sorted.length - 1);
        int below = (int) place;
        double above = sorted[Math.min(below + 1, sorted.length - 1)];
        return sorted[below] + (above - sorted[below]) * (place - below);
    }
}
