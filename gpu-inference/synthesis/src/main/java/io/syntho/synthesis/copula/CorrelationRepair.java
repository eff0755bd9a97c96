package io.syntho.synthesis.copula;

import io.syntho.synthesis.Cancellation;
import smile.math.blas.UPLO;
import smile.math.matrix.Matrix;

/**
 * The nearest correlation matrix that a multivariate normal can have: Higham's alternating projections with Dykstra's correction ("Computing the
 * nearest correlation matrix", IMA J. Numer. Anal. 22, 2002), between positive semidefinite matrices and those with a unit diagonal and
 * independent axes within each column.
 */
final class CorrelationRepair {

    /** Least eigenvalue of the result: keeps the factor well conditioned. */
    private static final double LEAST_EIGENVALUE = 1e-4;

    private static final double CONVERGED = 1e-4;
    private static final int MOST_ROUNDS = 60;

    /** Floating-point operations that projections may cost, about five seconds. */
    private static final double BUDGET = 2e10;

    private static final double EIGEN_COST = 10;

    private CorrelationRepair() {}

    /**
     * The lower Cholesky factor of the nearest correlation matrix; {@code matrix} becomes that matrix.
     *
     * @param matrix symmetric, changed in place
     * @param owners the column that owns each axis
     */
    static Matrix repair(Matrix matrix, int[] owners, Cancellation cancellation) {
        if (!positive(matrix)) {
            project(matrix, owners, cancellation);
            lift(matrix);
        }
        return factor(matrix);
    }

    private static boolean positive(Matrix matrix) {
        Matrix shifted = matrix.clone();
        for (int i = 0; i < shifted.nrows(); i++) {
            shifted.sub(i, i, LEAST_EIGENVALUE / 2);
        }
        try {
            shifted.uplo(UPLO.LOWER).cholesky(true);
            return true;
        } catch (ArithmeticException e) {
            return false;
        }
    }

    private static void project(Matrix matrix, int[] owners, Cancellation cancellation) {
        int n = matrix.nrows();
        double cost = EIGEN_COST * n * n * n;
        int rounds = (int) Math.clamp(BUDGET / cost, 2, MOST_ROUNDS);
        Matrix correction = new Matrix(n, n);
        for (int round = 0; round < rounds; round++) {
            cancellation.check();
            Matrix corrected = matrix.clone().sub(correction);
            Matrix semidefinite = clip(corrected);
            correction = semidefinite.clone().sub(corrected);
            double moved = constrain(semidefinite, owners, matrix);
            if (moved < CONVERGED) {
                return;
            }
        }
    }

    /** The nearest matrix without eigenvalues below the least. */
    private static Matrix clip(Matrix matrix) {
        Matrix.EVD eigen = matrix.clone().uplo(UPLO.LOWER).eigen(false, true, true);
        int n = matrix.nrows();
        // The eigenvectors stand in the matrix that was marked as symmetric: products need them in one that is not.
        Matrix vectors = new Matrix(n, n);
        Matrix scaled = new Matrix(n, n);
        for (int j = 0; j < n; j++) {
            double value = Math.max(eigen.wr[j], LEAST_EIGENVALUE);
            for (int i = 0; i < n; i++) {
                vectors.set(i, j, eigen.Vr.get(i, j));
                scaled.set(i, j, eigen.Vr.get(i, j) * value);
            }
        }
        return scaled.mt(vectors);
    }

    /** Writes {@code from} into {@code into} with the diagonal and the blocks as they must be; returns how far that moved it, relative. */
    private static double constrain(Matrix from, int[] owners, Matrix into) {
        int n = from.nrows();
        double moved = 0;
        double size = 0;
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                double symmetric = (from.get(i, j) + from.get(j, i)) / 2;
                double value = i == j ? 1 : owners[i] == owners[j] ? 0 : Math.clamp(symmetric, -1, 1);
                moved += (value - symmetric) * (value - symmetric);
                size += value * value;
                into.set(i, j, value);
            }
        }
        return Math.sqrt(moved / size);
    }

    /** Mixes in as much of the identity as is missing to the least eigenvalue. */
    private static void lift(Matrix matrix) {
        int n = matrix.nrows();
        double least = Double.POSITIVE_INFINITY;
        for (double value : matrix.clone().uplo(UPLO.LOWER).eigen(false, false, true).wr) {
            least = Math.min(least, value);
        }
        if (least >= LEAST_EIGENVALUE) {
            return;
        }
        double shift = LEAST_EIGENVALUE - least;
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                matrix.set(i, j, (matrix.get(i, j) + (i == j ? shift : 0)) / (1 + shift));
            }
        }
    }

    private static Matrix factor(Matrix matrix) {
        int n = matrix.nrows();
        Matrix lower = matrix.clone().uplo(UPLO.LOWER).cholesky(true).lu;
        Matrix factor = new Matrix(n, n);
        for (int j = 0; j < n; j++) {
            for (int i = j; i < n; i++) {
                factor.set(i, j, lower.get(i, j));
            }
        }
        return factor;
    }
}
