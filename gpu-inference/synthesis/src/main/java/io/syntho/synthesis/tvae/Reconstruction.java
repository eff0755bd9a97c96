package io.syntho.synthesis.tvae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.syntho.synthesis.layer.CellSoftmax;

/**
 * How badly decoded rows fit the real ones, and which way is better: cross entropy of cells, and the negative log likelihood of scalars under a normal
 * with a learned deviation, where the row's cell has a position.
 *
 * @param value mean over rows
 * @param slope weighted gradient by means and logits, {@code rows × width}
 * @param byLogDeviations weighted gradient by the deviations' logarithms
 */
record Reconstruction(double value, NDArray slope, NDArray byLogDeviations) {

    /** No deviation gets smaller than e to this. */
    static final double LEAST_LOG_DEVIATION = -5;

    private static final float TINY = 1e-12f;

    /**
     * Compares.
     *
     * @param step owns the results
     * @param real encoded rows
     * @param weight by which gradients are multiplied
     */
    static Reconstruction of(NDManager step, NDArray real, Decoder.Pass pass, NDArray logDeviations, double weight) {
        int n = (int) real.getShape().get(0);
        int scalars = (int) pass.scalars().getShape().get(1);
        NDArray cells = CellSoftmax.columns(real, scalars, (int) real.getShape().get(1));
        NDArray p = pass.probabilities();
        NDArray byLogits = p.sub(cells).muli(weight);
        double cross = -p.add(TINY).log().muli(cells).sum().getFloat() / n;
        NDArray zeros = step.zeros(logDeviations.getShape());
        if (scalars == 0) {
            return new Reconstruction(cross, byLogits, zeros);
        }
        NDArray wanted = CellSoftmax.columns(real, 0, scalars);
        NDArray told = wanted.neq(0).toType(real.getDataType(), false);
        NDArray logs = zeros.add(logDeviations).maximum(LEAST_LOG_DEVIATION);
        NDArray off = pass.scalars().sub(wanted).muli(told);
        NDArray scaled = off.mul(logs.mul(-2).exp());
        NDArray square = scaled.mul(off);
        NDArray byLogs = told.sub(square).sum(new int[] {0}).muli(weight);
        double likelihood = square.mul(0.5f).addi(told.mul(logs)).sum().getFloat() / n;
        NDArray slope = NDArrays.concat(new NDList(scaled.muli(weight), byLogits), 1);
        return new Reconstruction(cross + likelihood, slope, byLogs);
    }
}
