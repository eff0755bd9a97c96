package io.syntho.synthesis.copula;

import smile.math.blas.Transpose;
import smile.math.matrix.Matrix;

/** Covariances of scores, gathered row by row in blocks. */
final class ScoreMoments {

    private static final int BLOCK_ROWS = 512;

    private final int width;
    private final Matrix products;
    private final double[] sums;
    private final Matrix block;
    private int filled;
    private long rows;

    ScoreMoments(int width) {
        this.width = width;
        this.products = new Matrix(width, width);
        this.sums = new double[width];
        this.block = new Matrix(BLOCK_ROWS, width);
    }

    /** Adds a row of scores. */
    void add(double[] scores) {
        for (int i = 0; i < width; i++) {
            block.set(filled, i, scores[i]);
            sums[i] += scores[i];
        }
        rows++;
        if (++filled == BLOCK_ROWS) {
            flush();
        }
    }

    /** The covariance matrix of all rows added. */
    Matrix covariance() {
        flush();
        Matrix covariance = new Matrix(width, width);
        for (int j = 0; j < width; j++) {
            for (int i = 0; i < width; i++) {
                covariance.set(i, j, products.get(i, j) / rows - sums[i] / rows * (sums[j] / rows));
            }
        }
        return covariance;
    }

    /** The mean products of all rows added, not centred. */
    Matrix products() {
        flush();
        return products.clone().div(rows);
    }

    private void flush() {
        if (filled == 0) {
            return;
        }
        // Rows that are not filled are to add nothing.
        for (int i = 0; i < width; i++) {
            for (int row = filled; row < BLOCK_ROWS; row++) {
                block.set(row, i, 0);
            }
        }
        block.mm(Transpose.TRANSPOSE, Transpose.NO_TRANSPOSE, 1, block, 1, products);
        filled = 0;
    }
}
