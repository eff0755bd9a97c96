package io.syntho.synthesis.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.syntho.synthesis.encoding.Layout;
import java.util.List;

/**
 * A softmax over each block of cells of an encoded row by one exponential of the whole row, and the blocks' sums by products: half the time of
 * {@link CellSoftmax}, since a block is too narrow to be worth an operation. Logits count up to ±{@value #LARGEST}; those that are sharpened by
 * a low temperature go farther and need the other.
 */
public final class PlainSoftmax {

    /** Of logits larger than this the exponentials, or their sums, leave the range of floats; those of a network that learns lie far within. */
    static final double LARGEST = 80;

    /** Which cell is of which block, {@code cells × blocks}. */
    private final NDArray members;

    private final NDArray spread;

    /**
     * For rows of this layout.
     *
     * @param manager owns what is kept
     */
    public PlainSoftmax(NDManager manager, Layout layout) {
        List<Layout.Block> blocks = layout.blocks();
        int cells = layout.width() - layout.scalars();
        float[] ones = new float[cells * blocks.size()];
        for (int b = 0; b < blocks.size(); b++) {
            int first = blocks.get(b).first() - layout.scalars();
            for (int cell = first; cell < first + blocks.get(b).cells(); cell++) {
                ones[cell * blocks.size() + b] = 1;
            }
        }
        members = manager.create(ones, new Shape(cells, blocks.size()));
        spread = members.transpose();
    }

    /**
     * The probabilities.
     *
     * @param logits {@code rows × cells}, without scalars
     */
    public NDArray forward(NDArray logits) {
        NDArray weights = logits.clip(-LARGEST, LARGEST).exp();
        // Each product has one term that is not zero, so a sum comes to its cells as it is.
        return weights.divi(weights.matMul(members).matMul(spread));
    }
}
