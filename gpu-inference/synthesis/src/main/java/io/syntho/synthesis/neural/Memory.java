package io.syntho.synthesis.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** Native memory that Java and the tensor engine share. */
public final class Memory {

    /** A cache line, and what the matrix library wants so that its sums never depend on where a tensor lies. */
    private static final int ALIGNMENT = 64;

    private Memory() {}

    /** Zeroed memory for {@code floats} floats. */
    public static ByteBuffer floats(int floats) {
        int bytes = Math.multiplyExact(floats, Float.BYTES);
        return ByteBuffer.allocateDirect(Math.addExact(bytes, 2 * ALIGNMENT))
                .alignedSlice(ALIGNMENT)
                .limit(bytes)
                .slice()
                .order(ByteOrder.nativeOrder());
    }

    /**
     * The elements of a tensor, row-major: its own memory on the processor, a copy from elsewhere. Valid until the tensor is closed.
     *
     * @param array contiguous
     */
    public static FloatBuffer of(NDArray array) {
        return ((PtNDArray) array).toByteBuffer(true).asFloatBuffer();
    }
}
