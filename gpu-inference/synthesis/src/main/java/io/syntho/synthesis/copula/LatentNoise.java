package io.syntho.synthesis.copula;

import io.syntho.synthesis.transform.RowRandom;
import smile.math.blas.UPLO;
import smile.math.matrix.Matrix;

/**
 * Independent normal noise whose sample covariance is exactly the identity: simulated moments then differ from the real ones by what the copula
 * misses, not by chance.
 */
final class LatentNoise {

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
        return whitened(noise, rows, width);
    }

    private static Matrix whitened(Matrix noise, int rows, int width) {
        Matrix products = noise.ata();
        Matrix covariance = new Matrix(width, width);
        for (int j = 0; j < width; j++) {
            for (int i = 0; i < width; i++) {
                covariance.set(i, j, products.get(i, j) / rows);
            }
        }
        Matrix lower = covariance.uplo(UPLO.LOWER).cholesky(true).lu;
        return noise.mt(inverse(lower, width));
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
