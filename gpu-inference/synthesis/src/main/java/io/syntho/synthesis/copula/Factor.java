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
}
