package io.syntho.synthesis.autoregressive;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.syntho.synthesis.neural.Memory;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * Clips what each row gives to a gradient, without the gradients of single rows: every weight of this network is used once per row, so that a row's
 * gradient of a layer is an outer product, whose norm is the product of the norms of what goes in and of the slope of what comes out (Goodfellow,
 * "Efficient per-example gradient computations", arXiv:1510.01799). All slopes are linear in those of the outputs, so scaling a row's slopes scales its
 * gradient.
 */
final class Clipping {

    /** Norms are computed in single precision: a little less is allowed than is promised. */
    private static final double SAFE = 0.9999;

    private final double most;
    private final int rows;

    /**
     * Clips to a norm.
     *
     * @param most norm of a row's gradient
     * @param rows that count; those after them only fill the block and give nothing
     */
    Clipping(double most, int rows) {
        this.most = most;
        this.rows = rows;
    }

    /** No more than it takes for the norm: rows × 1, by the squares of the rows' norms. */
    NDArray factors(NDManager step, NDArray squares) {
        FloatBuffer norms = Memory.of(squares);
        float[] factors = new float[norms.capacity()];
        for (int row = 0; row < rows; row++) {
            double norm = Math.sqrt(norms.get(row));
            factors[row] = (float) Math.min(1, SAFE * most / norm);
        }
        return step.create(factors, new Shape(factors.length, 1));
    }

    /**
     * Squares of the norms of the rows' gradients.
     *
     * @param into what goes into each row-wise product, ... × rows × width
     * @param slopes of what comes out, in the same order
     * @param x inputs, rows × blocks × width
     * @param mask which input block which word sees, blocks × words
     * @param first slopes of the masked layer, words × rows × width
     * @param inputs slopes of the inputs, rows × blocks × width
     * @param looks squared lengths of the mixtures that inputs are, rows × blocks
     */
    static NDArray squares(
            List<NDArray> into,
            List<NDArray> slopes,
            NDArray x,
            NDArray mask,
            NDArray first,
            NDArray inputs,
            NDArray looks) {
        NDArray squares = square(inputs).mul(looks).sum(new int[] {1});
        NDArray seen = square(x).matMul(mask).transpose();
        squares.addi(square(first).mul(seen.addi(1)).sum(new int[] {0}));
        for (int i = 0; i < into.size(); i++) {
            NDArray taken = square(into.get(i)).addi(1);
            squares.addi(taken.muli(square(slopes.get(i))).sum(new int[] {0}));
        }
        return squares.toType(DataType.FLOAT32, false);
    }

    private static NDArray square(NDArray array) {
        return array.square().sum(new int[] {2});
    }
}
