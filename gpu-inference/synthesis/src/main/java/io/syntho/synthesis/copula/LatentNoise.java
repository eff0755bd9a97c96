package io.syntho.synthesis.copula;

import io.syntho.synthesis.transform.RowRandom;
import smile.math.blas.UPLO;
import smile.math.matrix.Matrix;

/**
 * Independent normal noise whose sample covariance is exactly the identity: simulated moments then differ from the real ones by what the copula
 * misses, not by chance.
 */
final class LatentNoise {

    /** Rows made white together: all at once would take as much memory again. */
    private static final int BLOCK_ROWS = 512;

    private LatentNoise() {}

    /** Noise for {@code rows} points on {@code width} axes; always the same for the same {@code random}. */
    static Matrix of(int rows, int width, RowRandom random) {
        Matrix noise = new Matrix(rows, width);
        for (int a = 0; a < width; a++) {
            double mean = 0;
            for (int i = 0; i < rows; i++) {
                double z = Normal.quantile(random.uniform(i, a));
                noise.set(i, a, z);
                mean += z / rows;
            }
            for (int i = 0; i < rows; i++) {
                noise.sub(i, a, mean);
            }
        }
        whiten(noise, rows, width);
        return noise;
    }

    private static void whiten(Matrix noise, int rows, int width) {
        Matrix products = noise.ata();
        Matrix covariance = new Matrix(width, width);
        for (int j = 0; j < width; j++) {
            for (int i = 0; i < width; i++) {
                covariance.set(i, j, products.get(i, j) / rows);
            }
        }
        Matrix lower = covariance.uplo(UPLO.LOWER).cholesky(true).lu;
        Matrix inverse = inverse(lower, width);
        for (int start = 0; start < rows; start += BLOCK_ROWS) {
            int end = Math.min(rows, start + BLOCK_ROWS);
            Matrix white = noise.submatrix(start, 0, end - 1, width - 1).mt(inverse);
            for (int a = 0; a < width; a++) {
                for (int row = start; row < end; row++) {
                    noise.set(row, a, white.get(row - start, a));
                }
            }
        }
    }

    /** The inverse of a lower triangle. */
    private static Matrix inverse(Matrix lower, int width) {
        Matrix inverse = new Matrix(width, width);
        for (int j = 0; j < width; j++) {
            for (int i = j; i < width; i++) {
                double sum = i == j ? 1 : 0;
                for (int k = j; k < i; k++) {
                    sum -= lower.get(i, k) * inverse.get(k, j);
                }
                inverse.set(i, j, sum / lower.get(i, i));
            }
        }
        return inverse;
    }
}
