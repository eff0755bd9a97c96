package io.syntho.synthesis.ctgan;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.syntho.synthesis.encoding.EncodedTable;
import io.syntho.synthesis.encoding.Layout;
import io.syntho.synthesis.layer.HostMatrix;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** What one step needs from outside of the networks: real rows, conditions, and all randomness. Filled anew for each step. */
final class Inputs {

    private final Layout layout;
    private final int batch;
    private final int pac;
    private final int packs;
    private final int cells;
    private final HostMatrix real;
    private final HostMatrix condition;
    private final HostMatrix mask;
    private final HostMatrix noise;
    private final HostMatrix uniform;
    private final HostMatrix share;
    private final HostMatrix[] dropouts;
    private final int[] rows;
    private final long[] cellOfRow;
    private final long[] lineOfRow;
    private final int[] blockOfRow;
    private final float[] realRows;
    private final float[] conditionRows;
    private final float[] maskRows;

    Inputs(Layout layout, int batch, int pac, int noiseWidth) {
        this.layout = layout;
        this.batch = batch;
        this.pac = pac;
        this.packs = batch / pac;
        this.cells = layout.width() - layout.scalars();
        real = new HostMatrix(batch, layout.width());
        condition = new HostMatrix(batch, cells);
        mask = new HostMatrix(batch, cells);
        noise = new HostMatrix(batch, noiseWidth);
        uniform = new HostMatrix(batch, cells);
        share = new HostMatrix(packs, 1);
        dropouts = new HostMatrix[] {
            new HostMatrix(3 * packs, Critic.HIDDEN),
            new HostMatrix(3 * packs, Critic.HIDDEN),
            new HostMatrix(packs, Critic.HIDDEN),
            new HostMatrix(packs, Critic.HIDDEN)
        };
        rows = new int[batch];
        cellOfRow = new long[batch];
        lineOfRow = new long[batch];
        blockOfRow = new int[batch];
        realRows = new float[batch * layout.width()];
        conditionRows = new float[batch * cells];
        maskRows = new float[batch * cells];
    }

    /** Fills all. */
    void draw(TrainingBySampling sampling, EncodedTable table, RandomGenerator random) {
        sampling.draw(random, rows, cellOfRow, blockOfRow);
        table.write(rows, realRows);
        real.set(realRows);
        Arrays.fill(conditionRows, 0);
        Arrays.fill(maskRows, 0);
        for (int i = 0; i < batch; i++) {
            conditionRows[i * cells + (int) cellOfRow[i]] = 1;
            lineOfRow[i] = (long) (i % pac) * cells + cellOfRow[i];
            Layout.Block block = layout.blocks().get(blockOfRow[i]);
            int from = i * cells + block.first() - layout.scalars();
            Arrays.fill(maskRows, from, from + block.cells(), 1);
        }
        condition.set(conditionRows);
        mask.set(maskRows);
        noise.normal(random);
        uniform.uniform(random);
        share.uniform(random);
        for (HostMatrix dropout : dropouts) {
            dropout.halves(random);
        }
    }

    NDArray real(NDManager step) {
        return real.in(step);
    }

    /** One-hot cells, {@code batch × cells}. */
    NDArray condition(NDManager step) {
        return condition.in(step);
    }

    /** 1 for all cells of the condition's column. */
    NDArray mask(NDManager step) {
        return mask.in(step);
    }

    NDArray noise(NDManager step) {
        return noise.in(step);
    }

    NDArray uniform(NDManager step) {
        return uniform.in(step);
    }

    NDArray share(NDManager step) {
        return share.in(step);
    }

    /** Two for the critic's judgement, two for its slope. */
    NDArray dropout(NDManager step, int which) {
        return dropouts[which].in(step);
    }

    /** The condition of each row. */
    long[] cells() {
        return cellOfRow;
    }

    /** The conditions as the critic sees them. */
    Critic.Condition packedCondition(NDManager step) {
        return new Critic.Condition(lineOfRow, step.create(lineOfRow, new Shape(packs, pac)));
    }

    /** Several rows in one line. */
    NDArray packed(NDArray rowsOfBatch) {
        return rowsOfBatch.reshape(packs, -1);
    }
}
