package io.syntho.synthesis.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.syntho.synthesis.neural.Memory;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.random.RandomGenerator;

/** A matrix that Java fills before each step: made once, so that steps allocate nothing for their inputs. */
public final class HostMatrix {

    private final ByteBuffer memory;
    private final FloatBuffer host;
    private final Shape shape;
    private final float[] row;

    /** Zeros. */
    public HostMatrix(int rows, int columns) {
        this.memory = Memory.floats(Math.multiplyExact(rows, columns));
        this.host = memory.asFloatBuffer();
        this.shape = new Shape(rows, columns);
        this.row = new float[Math.max(1, columns)];
    }

    /** Replaces all values. */
    public HostMatrix set(float[] values) {
        host.put(0, values, 0, host.capacity());
        return this;
    }

    /** Standard normal noise. */
    public HostMatrix normal(RandomGenerator random) {
        for (int from = 0; from < host.capacity(); from += row.length) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (float) random.nextGaussian();
            }
            host.put(from, row);
        }
        return this;
    }

    /** Uniform noise in (0, 1). */
    public HostMatrix uniform(RandomGenerator random) {
        for (int from = 0; from < host.capacity(); from += row.length) {
            for (int i = 0; i < row.length; i++) {
                row[i] = ((random.nextInt() >>> 9) + 0.5f) * 0x1p-23f;
            }
            host.put(from, row);
        }
        return this;
    }

    /** What dropout multiplies by: 0 with probability one half, else 2. */
    public HostMatrix halves(RandomGenerator random) {
        for (int from = 0; from < host.capacity(); from += row.length) {
            long bits = 0;
            for (int i = 0; i < row.length; i++) {
                bits = i % Long.SIZE == 0 ? random.nextLong() : bits >>> 1;
                row[i] = 2 * (bits & 1);
            }
            host.put(from, row);
        }
        return this;
    }

    /** The matrix as a tensor of a step; on the processor it is the same memory. Operations may not change it in place. */
    public NDArray in(NDManager step) {
        return step.create(memory.duplicate().order(memory.order()), shape, DataType.FLOAT32);
    }
}
