package io.syntho.synthesis.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import io.syntho.synthesis.encoding.Layout;
import java.util.List;

/** A softmax over each block of cells of an encoded row; blocks of one width in one operation. */
public final class CellSoftmax {

    private final List<Layout.Group> groups;
    private final int scalars;

    /** For rows of this layout. */
    public CellSoftmax(Layout layout) {
        this.groups = layout.groups();
        this.scalars = layout.scalars();
    }

    /**
     * The probabilities.
     *
     * @param logits {@code rows × cells}, without scalars
     */
    public NDArray forward(NDArray logits) {
        NDList parts = new NDList();
        for (Layout.Group group : groups) {
            NDArray flat = flat(logits, group);
            parts.add(flat.softmax(-1).reshape(logits.getShape().get(0), group.width()));
        }
        return joined(parts);
    }

    /**
     * The loss's gradient by the logits.
     *
     * @param probabilities what {@link #forward} gave
     * @param slope gradient by the probabilities
     */
    public NDArray backward(NDArray probabilities, NDArray slope) {
        NDList parts = new NDList();
        for (Layout.Group group : groups) {
            NDArray p = flat(probabilities, group);
            NDArray d = flat(slope, group);
            NDArray mean = d.mul(p).sum(new int[] {1}, true);
            parts.add(d.sub(mean).muli(p).reshape(slope.getShape().get(0), group.width()));
        }
        return joined(parts);
    }

    private static NDArray joined(NDList parts) {
        return parts.size() == 1 ? parts.getFirst() : NDArrays.concat(parts, 1);
    }

    private NDArray flat(NDArray cells, Layout.Group group) {
        int from = group.first() - scalars;
        return columns(cells, from, from + group.width()).reshape(new Shape(-1, group.cells()));
    }

    /** Columns {@code from} to {@code to} − 1 of a matrix, a view. */
    public static NDArray columns(NDArray matrix, int from, int to) {
        return JniUtils.slice((PtNDArray) matrix, 1, from, to, 1);
    }
}
