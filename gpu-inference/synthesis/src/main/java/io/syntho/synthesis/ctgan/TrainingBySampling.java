package io.syntho.synthesis.ctgan;

import io.syntho.synthesis.encoding.EncodedTable;
import io.syntho.synthesis.encoding.Layout;
import java.util.random.RandomGenerator;

/**
 * Training by sampling (Xu et al. 2019, section 4.3): cells are drawn by the logarithm of their frequency, so that rare ones are met more often, and
 * then a real row that has the cell.
 */
final class TrainingBySampling {

    private final Layout layout;
    private final Conditions conditions;
    private final int[][] rowsByCell;
    private final int[][] begins;
    private final double[] weights;

    TrainingBySampling(EncodedTable table, int[] rows) {
        this.layout = table.layout();
        int blocks = layout.blocks().size();
        this.rowsByCell = new int[blocks][rows.length];
        this.begins = new int[blocks][];
        this.weights = new double[rows.length];
        double[][] logs = new double[blocks][];
        for (int b = 0; b < blocks; b++) {
            Layout.Block block = layout.blocks().get(b);
            int[] cell = table.cells()[block.code()];
            int[] begin = new int[block.cells() + 1];
            for (int row : rows) {
                begin[cell[row] + 1]++;
            }
            logs[b] = new double[block.cells()];
            double total = 0;
            for (int c = 0; c < block.cells(); c++) {
                logs[b][c] = Math.log1p(begin[c + 1]);
                total += logs[b][c];
                begin[c + 1] += begin[c];
            }
            int[] next = begin.clone();
            for (int i = 0; i < rows.length; i++) {
                int c = cell[rows[i]];
                rowsByCell[b][next[c]++] = rows[i];
                weights[i] += logs[b][c] / total / (begin[c + 1] - begin[c]) / blocks;
            }
            begins[b] = begin;
        }
        this.conditions = new Conditions(layout, logs);
    }

    /** How often each row is met, adding up to 1. */
    double[] weights() {
        return weights;
    }

    /**
     * Draws conditions and a real row for each.
     *
     * @param rows gets a row of the table each
     * @param cells gets a cell's place among the cells of a row each
     * @param blocks gets the block that it belongs to
     */
    void draw(RandomGenerator random, int[] rows, long[] cells, int[] blocks) {
        for (int i = 0; i < rows.length; i++) {
            int block = conditions.block(random);
            int cell = conditions.cell(block, random);
            int begin = begins[block][cell];
            int count = begins[block][cell + 1] - begin;
            rows[i] = rowsByCell[block][begin + random.nextInt(count)];
            cells[i] = conditions.index(block, cell);
            blocks[i] = block;
        }
    }
}
