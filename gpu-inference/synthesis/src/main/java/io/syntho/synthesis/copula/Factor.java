package io.syntho.synthesis.copula;

import java.util.Arrays;
import smile.math.matrix.Matrix;

/**
 * The lower Cholesky factor of a correlation matrix, row after row without the zeros. Multiplication is written out here, in a fixed order of
 * sums: samples are the same on every machine, which a native library does not promise.
 *
 * @param width rows of the factor
 * @param rows the packed rows, {@code width · (width + 1) / 2} numbers
 */
record Factor(int width, double[] rows) {

    private static final double UNIT_SLACK = 1e-6;

    /** Squared: an axis that others determine keeps a hair of its own, so that its bounds can be divided by it. */
    private static final double LEAST_SPREAD = 1e-9;

    Factor {
        if (rows.length != (long) width * (width + 1) / 2) {
            throw new IllegalArgumentException("factor: %d numbers for %d rows".formatted(rows.length, width));
        }
        for (int i = 0, at = 0; i < width; i++) {
            double length = 0;
            for (int j = 0; j <= i; j++, at++) {
                length += rows[at] * rows[at];
            }
            if (!(Math.abs(length - 1) < UNIT_SLACK)) {
                throw new IllegalArgumentException("factor: row %d has length %s (expected: 1)".formatted(i, length));
            }
        }
    }

    /** Packs a full factor. */
    static Factor of(Matrix factor) {
        int width = factor.nrows();
        double[] packed = new double[width * (width + 1) / 2];
        for (int i = 0, at = 0; i < width; i++) {
            for (int j = 0; j <= i; j++) {
                packed[at++] = factor.get(i, j);
            }
        }
        return new Factor(width, packed);
    }

    /**
     * Gives independent noise the correlation.
     *
     * @param noise width × points
     * @param points width × points, overwritten
     * @param count points
     */
    void correlate(double[][] noise, double[][] points, int count) {
        for (int i = 0, at = 0; i < width; i++) {
            double[] out = points[i];
            Arrays.fill(out, 0, count, 0);
            for (int j = 0; j <= i; j++, at++) {
                double weight = rows[at];
                double[] in = noise[j];
                for (int p = 0; p < count; p++) {
                    out[p] += weight * in[p];
                }
            }
        }
    }

    /** The factor's number on the diagonal of {@code row}: how far the axis spreads once those before it are known. */
    double diagonal(int row) {
        return rows[row * (row + 1) / 2 + row];
    }

    /** The mean of axis {@code row}, given the independent noise of those before it. */
    double mean(int row, double[] noise) {
        double mean = 0;
        for (int j = 0, at = row * (row + 1) / 2; j < row; j++, at++) {
            mean += rows[at] * noise[j];
        }
        return mean;
    }

    /** The factor of the same correlation with its axes in another order: axis {@code i} is what was axis {@code order[i]}. */
    Factor permuted(int[] order) {
        double[][] lower = new double[width][width];
        for (int i = 0; i < width; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = correlation(order[i], order[j]);
                for (int k = 0; k < j; k++) {
                    rest -= lower[i][k] * lower[j][k];
                }
                lower[i][j] = i == j ? Math.sqrt(Math.max(rest, LEAST_SPREAD)) : rest / lower[j][j];
            }
        }
        double[] packed = new double[rows.length];
        for (int i = 0, at = 0; i < width; i++) {
            for (int j = 0; j <= i; j++) {
                packed[at++] = lower[i][j];
            }
        }
        return new Factor(width, packed);
    }

    private double correlation(int i, int j) {
        int from = i * (i + 1) / 2;
        int other = j * (j + 1) / 2;
        double sum = 0;
        for (int k = 0; k <= Math.min(i, j); k++) {
            sum += rows[from + k] * rows[other + k];
        }
        return sum;
    }
}
