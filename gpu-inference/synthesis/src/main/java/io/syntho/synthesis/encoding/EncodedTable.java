package io.syntho.synthesis.encoding;

import io.syntho.synthesis.transform.ColumnPlan;
import java.util.Arrays;
import java.util.List;

/**
 * A training table as networks read it.
 *
 * @param plans one per column of the table, in order
 * @param codes the learned columns
 * @param layout where each stands in a row
 * @param cells the cell of each row, per code
 * @param scalars the scaled position of each row, per scalar; 0 where the row's cell has none
 */
public record EncodedTable(
        List<ColumnPlan> plans, List<ColumnCode> codes, Layout layout, int[][] cells, float[][] scalars) {

    /** Keeps the lists unmodifiable. */
    public EncodedTable {
        plans = List.copyOf(plans);
        codes = List.copyOf(codes);
    }

    /** What a model keeps of it. */
    public EncodingPlan plan() {
        return new EncodingPlan(plans, codes);
    }

    /** Number of rows; 0 when nothing is learned. */
    public int rows() {
        return cells.length == 0 ? 0 : cells[0].length;
    }

    /**
     * Writes rows as scalars and one-hot cells.
     *
     * @param rows which
     * @param into {@code rows × width}, row-major; overwritten
     */
    public void write(int[] rows, float[] into) {
        int width = layout.width();
        Arrays.fill(into, 0, rows.length * width, 0);
        for (Layout.Block block : layout.blocks()) {
            int[] cell = cells[block.code()];
            for (int i = 0; i < rows.length; i++) {
                into[i * width + block.first() + cell[rows[i]]] = 1;
            }
            if (block.scalar() >= 0) {
                float[] scalar = scalars[block.scalar()];
                for (int i = 0; i < rows.length; i++) {
                    into[i * width + block.scalar()] = scalar[rows[i]];
                }
            }
        }
    }
}
