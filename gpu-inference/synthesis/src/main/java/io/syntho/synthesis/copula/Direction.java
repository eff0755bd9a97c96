package io.syntho.synthesis.copula;

import io.syntho.synthesis.transform.RowRandom;
import smile.math.MathEx;
import smile.math.matrix.Matrix;

/**
 * The strongest direction in a table of departures: its leading singular value and, for each row, the coordinate along it.
 *
 * @param strength the singular value
 * @param coordinate the left singular vector, unit length
 */
record Direction(double strength, double[] coordinate) {

    private static final int MOST_ROUNDS = 100;
    private static final double CONVERGED = 1e-6;

    /** By power iteration from a fixed start; where two directions are equally strong, a mixture of them. */
    static Direction leading(double[][] table) {
        int rows = table.length;
        double[] vector = new double[rows];
        RowRandom start = new RowRandom(0, 0, 1);
        for (int i = 0; i < rows; i++) {
            vector[i] = start.uniform(i, 0) - 0.5;
        }
        if (rows == 0 || table[0].length == 0) {
            return new Direction(0, vector);
        }
        Matrix matrix = new Matrix(table);
        double strength = 0;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double[] next = matrix.mv(matrix.tv(vector));
            double length = MathEx.norm2(next);
            if (length < Double.MIN_NORMAL) {
                return new Direction(0, vector);
            }
            MathEx.scale(1 / length, next);
            double before = strength;
            strength = length;
            vector = next;
            if (round > 0 && Math.abs(strength - before) <= CONVERGED * strength) {
                break;
            }
        }
        return new Direction(MathEx.norm2(matrix.tv(vector)), vector);
    }
}
