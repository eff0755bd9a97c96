package io.syntho.synthesis.copula;

import java.util.List;

/** How often cells of two columns meet, and what stands out in it. */
final class Association {

    /** Cells that should meet in less than one row say nothing. */
    private static final double LEAST_EXPECTED_ROWS = 1;

    private final List<TrainingColumn> columns;
    private final List<int[]> partners;

    /**
     * Looks at each column beside its partners.
     *
     * @param partners for each column, the columns it is looked at with
     */
    Association(List<TrainingColumn> columns, List<int[]> partners) {
        this.columns = columns;
        this.partners = partners;
    }

    /** Shares of rows in which cell {@code i} of column {@code a} meets coarse cell {@code j} of column {@code b}. */
    private double[][] shares(int a, int b, int[] cellsOfA, int[] cellsOfB) {
        double[][] shares = new double[columns.get(a).cells()][columns.get(b).coarseCells()];
        int[] coarse = columns.get(b).coarse();
        double one = 1.0 / cellsOfA.length;
        for (int row = 0; row < cellsOfA.length; row++) {
            if (cellsOfA[row] >= 0 && cellsOfB[row] >= 0) {
                shares[cellsOfA[row]][coarse[cellsOfB[row]]] += one;
            }
        }
        return shares;
    }

    /**
     * Column {@code a}'s departures from independence of its partners, standardised as in correspondence analysis (Greenacre, 2017): cells × all
     * partners' coarse cells, {@code (p − r·c) / √(r·c)}.
     */
    double[][] departures(int a, int cellLimit) {
        return matrix(a, cellLimit, (b, real) -> {
            double[] rowSums = new double[real.length];
            double[] columnSums = new double[real[0].length];
            double all = sums(real, cellLimit, rowSums, columnSums);
            double[][] departures = new double[real.length][columnSums.length];
            for (int i = 0; i < cellLimit; i++) {
                for (int j = 0; j < columnSums.length; j++) {
                    departures[i][j] = real[i][j] - rowSums[i] * columnSums[j] / Math.max(all, Double.MIN_NORMAL);
                }
            }
            return departures;
        });
    }

    /** What a simulated table leaves of column {@code a}'s association, on the scale of {@link #departures}. */
    double[][] residuals(int a, int cellLimit, List<int[]> simulated) {
        return matrix(a, cellLimit, (b, real) -> {
            double[][] made = shares(a, b, simulated.get(a), simulated.get(b));
            double[][] residuals = new double[real.length][real[0].length];
            for (int i = 0; i < cellLimit; i++) {
                for (int j = 0; j < real[0].length; j++) {
                    residuals[i][j] = real[i][j] - made[i][j];
                }
            }
            return residuals;
        });
    }

    /** Mean over partners of the total variation distance between real and simulated pairs of column {@code a}. */
    double distance(int a, List<int[]> simulated) {
        double sum = 0;
        for (int b : partners.get(a)) {
            double[][] real =
                    coarse(a, shares(a, b, columns.get(a).cell(), columns.get(b).cell()));
            double[][] made = coarse(a, shares(a, b, simulated.get(a), simulated.get(b)));
            for (int i = 0; i < real.length; i++) {
                for (int j = 0; j < real[i].length; j++) {
                    sum += Math.abs(real[i][j] - made[i][j]) / 2;
                }
            }
        }
        return partners.get(a).length == 0 ? 0 : sum / partners.get(a).length;
    }

    private double[][] coarse(int a, double[][] shares) {
        TrainingColumn column = columns.get(a);
        double[][] sums = new double[column.coarseCells()][shares[0].length];
        for (int i = 0; i < shares.length; i++) {
            for (int j = 0; j < shares[i].length; j++) {
                sums[column.coarse()[i]][j] += shares[i][j];
            }
        }
        return sums;
    }

    private interface Difference {
        double[][] of(int partner, double[][] realShares);
    }

    private double[][] matrix(int a, int cellLimit, Difference difference) {
        int width = 0;
        for (int b : partners.get(a)) {
            width += columns.get(b).coarseCells();
        }
        double[][] matrix = new double[cellLimit][width];
        int at = 0;
        int rows = columns.get(a).cell().length;
        for (int b : partners.get(a)) {
            double[][] real = shares(a, b, columns.get(a).cell(), columns.get(b).cell());
            double[] rowSums = new double[real.length];
            double[] columnSums = new double[real[0].length];
            sums(real, cellLimit, rowSums, columnSums);
            double[][] differences = difference.of(b, real);
            for (int j = 0; j < columnSums.length; j++, at++) {
                for (int i = 0; i < cellLimit; i++) {
                    double expected = rowSums[i] * columnSums[j];
                    matrix[i][at] = expected * rows < LEAST_EXPECTED_ROWS ? 0 : differences[i][j] / Math.sqrt(expected);
                }
            }
        }
        return matrix;
    }

    private static double sums(double[][] shares, int cellLimit, double[] rowSums, double[] columnSums) {
        double all = 0;
        for (int i = 0; i < cellLimit; i++) {
            for (int j = 0; j < columnSums.length; j++) {
                rowSums[i] += shares[i][j];
                columnSums[j] += shares[i][j];
                all += shares[i][j];
            }
        }
        return all;
    }
}
