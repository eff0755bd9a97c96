package io.syntho.synthesis.encoding;

import io.syntho.synthesis.transform.RowRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the calibration of a trained network from rows that it made: each column by itself, so that what it learned about columns together stays
 * as it is, up to the small shifts that the marginals need.
 */
public final class Calibrator {

    private static final int ROUNDS = 8;
    private static final double LARGEST_FACTOR = 8;
    private static final int KNOTS = 33;

    /** Fewer scalars tell nothing about their distribution. */
    private static final int LEAST_SCALARS = 3 * KNOTS;

    private final Layout layout;
    private final List<ColumnCode> codes;
    private final float[] outputs;
    private final int rows;

    private Calibrator(List<ColumnCode> codes, Layout layout, float[] outputs) {
        this.codes = codes;
        this.layout = layout;
        this.outputs = outputs;
        this.rows = outputs.length / layout.width();
    }

    /**
     * The calibration for a network.
     *
     * @param outputs rows that it made, {@code rows × width}: scalars, then each column's probabilities up to a factor of the row
     */
    public static Calibration of(List<ColumnCode> codes, Layout layout, float[] outputs) {
        return new Calibrator(codes, layout, outputs).find();
    }

    private Calibration find() {
        List<double[]> factors = new ArrayList<>();
        List<double[][]> knots = new ArrayList<>();
        RowRandom random = new RowRandom(1, 0, layout.blocks().size());
        for (int b = 0; b < layout.blocks().size(); b++) {
            Layout.Block block = layout.blocks().get(b);
            ColumnCode code = codes.get(block.code());
            double[] factor = factor(block, code.shares());
            Calibration alone = new Calibration(List.of(factor), List.<double[][]>of(new double[block.cells()][0]));
            int[] cell = new int[rows];
            for (int row = 0; row < rows; row++) {
                int from = row * layout.width() + block.first();
                cell[row] = alone.cell(0, outputs, from, random.uniform(row, b));
            }
            factors.add(factor);
            knots.add(knots(block, code, cell));
        }
        return new Calibration(factors, knots);
    }

    /** Proportional fitting of the mean probabilities to the shares. */
    private double[] factor(Layout.Block block, double[] shares) {
        int cells = block.cells();
        double[] factor = new double[cells];
        Arrays.fill(factor, 1);
        double[] mean = new double[cells];
        for (int round = 0; round < ROUNDS; round++) {
            Arrays.fill(mean, 0.1 / cells);
            for (int row = 0; row < rows; row++) {
                int from = row * layout.width() + block.first();
                double total = 0;
                for (int c = 0; c < cells; c++) {
                    total += outputs[from + c] * factor[c];
                }
                for (int c = 0; c < cells; c++) {
                    mean[c] += outputs[from + c] * factor[c] / total;
                }
            }
            for (int c = 0; c < cells; c++) {
                double wanted = (shares[c] * rows + 0.1 / cells) / (rows + 0.1);
                double moved = factor[c] * wanted / (mean[c] / (rows + 0.1));
                factor[c] = Math.clamp(moved, 1 / LARGEST_FACTOR, LARGEST_FACTOR);
            }
        }
        return factor;
    }

    private double[][] knots(Layout.Block block, ColumnCode code, int[] cell) {
        double[][] knots = new double[block.cells()][0];
        for (int c = 0; c < block.cells(); c++) {
            if (!code.positioned(c)) {
                continue;
            }
            double[] scalars = new double[rows];
            int count = 0;
            for (int row = 0; row < rows; row++) {
                if (cell[row] == c) {
                    scalars[count++] = outputs[row * layout.width() + block.scalar()];
                }
            }
            if (count >= LEAST_SCALARS) {
                Arrays.sort(scalars, 0, count);
                knots[c] = new double[KNOTS];
                for (int k = 0; k < KNOTS; k++) {
                    knots[c][k] = scalars[(int) ((long) (count - 1) * k / (KNOTS - 1))];
                }
            }
        }
        return knots;
    }
}
