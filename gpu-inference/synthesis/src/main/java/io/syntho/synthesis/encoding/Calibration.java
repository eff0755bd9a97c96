package io.syntho.synthesis.encoding;

import java.util.Arrays;
import java.util.List;

/**
 * What brings a network's marginals to the real ones: a factor for each cell's probability, and the scalars that the network makes in each mode, by
 * rank, from which a scalar's position is read.
 *
 * @param factors per block of the layout, one factor per cell
 * @param knots per block and cell, evenly spaced quantiles of the scalar; empty where the scalar is read by the normal distribution
 */
public record Calibration(List<double[]> factors, List<double[][]> knots) {

    /** Checks that factors and knots can be computed with. */
    public Calibration {
        factors = List.copyOf(factors);
        knots = List.copyOf(knots);
        boolean sound = factors.size() == knots.size();
        for (int b = 0; sound && b < factors.size(); b++) {
            sound = factors.get(b).length == knots.get(b).length
                    && Arrays.stream(factors.get(b)).allMatch(f -> f > 0 && f < 1e6)
                    && Arrays.stream(knots.get(b)).allMatch(Calibration::ascending);
        }
        if (!sound) {
            throw new IllegalArgumentException("calibration: not of one shape, or not ascending");
        }
    }

    private static boolean ascending(double[] knots) {
        for (int k = 1; k < knots.length; k++) {
            if (!(knots[k - 1] <= knots[k])) {
                return false;
            }
        }
        return knots.length != 1;
    }

    /** Takes a network's outputs as they are. */
    public static Calibration none(Layout layout) {
        return new Calibration(
                layout.blocks().stream()
                        .map(block -> {
                            double[] ones = new double[block.cells()];
                            Arrays.fill(ones, 1);
                            return ones;
                        })
                        .toList(),
                layout.blocks().stream()
                        .map(block -> new double[block.cells()][0])
                        .toList());
    }

    /**
     * The cell that a row gets.
     *
     * @param outputs holds the block's probabilities from {@code from} on, up to a common factor
     * @param uniform in (0, 1)
     */
    int cell(int block, float[] outputs, int from, double uniform) {
        double[] factor = factors.get(block);
        double total = 0;
        for (int cell = 0; cell < factor.length; cell++) {
            total += outputs[from + cell] * factor[cell];
        }
        double left = uniform * total;
        for (int cell = 0; cell < factor.length - 1; cell++) {
            left -= outputs[from + cell] * factor[cell];
            if (left < 0) {
                return cell;
            }
        }
        return factor.length - 1;
    }

    /** The position in [0, 1] that a scalar stands for. */
    double position(int block, int cell, double scalar) {
        double[] knot = knots.get(block)[cell];
        if (knot.length == 0) {
            return Position.of(scalar);
        }
        int found = Arrays.binarySearch(knot, scalar);
        int right = found >= 0 ? found : -found - 1;
        if (right == 0) {
            return 0;
        }
        if (right == knot.length) {
            return 1;
        }
        double width = knot[right] - knot[right - 1];
        double share = width > 0 ? (scalar - knot[right - 1]) / width : 0.5;
        return (right - 1 + share) / (knot.length - 1);
    }
}
