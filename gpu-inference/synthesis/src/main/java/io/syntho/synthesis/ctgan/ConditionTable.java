package io.syntho.synthesis.ctgan;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import io.syntho.synthesis.neural.Memory;
import io.syntho.synthesis.neural.Parameters;
import java.nio.FloatBuffer;

/**
 * Weights of one-hot inputs: a line per cell. A product with a one-hot row is that line, and the gradient adds to that line only, which is several times
 * as fast as the products.
 */
final class ConditionTable {

    private final NDArray weight;
    private final int columns;
    private final FloatBuffer gradient;
    private final float[] zeros;
    private final float[] line;
    private final float[] sum;

    /** Adds weights {@code name} to {@code parameters}, row-major, {@code lines × columns}. */
    ConditionTable(Parameters parameters, String name, float[] values, int lines, int columns) {
        this.weight = parameters.add(name, values, lines, columns);
        this.columns = columns;
        this.gradient = Memory.floats(lines * columns).asFloatBuffer();
        this.zeros = new float[columns];
        this.line = new float[columns];
        this.sum = new float[columns];
    }

    NDArray weight() {
        return weight;
    }

    /**
     * The lines of some cells.
     *
     * @param cells whole numbers of any shape
     * @return of that shape, with the columns as one more dimension
     */
    NDArray lines(NDArray cells) {
        return JniUtils.embedding((PtNDArray) cells, (PtNDArray) weight, false);
    }

    /**
     * The gradient, from that by the lines that were looked up.
     *
     * @param slope contiguous, a row for every {@code together} cells, which had their lines added up
     */
    FloatBuffer gradient(long[] cells, NDArray slope, int together) {
        for (int from = 0; from < gradient.capacity(); from += columns) {
            gradient.put(from, zeros);
        }
        FloatBuffer slopes = Memory.of(slope);
        for (int i = 0; i < cells.length; i++) {
            if (i % together == 0) {
                slopes.get(i / together * columns, line);
            }
            int at = (int) cells[i] * columns;
            gradient.get(at, sum);
            for (int c = 0; c < columns; c++) {
                sum[c] += line[c];
            }
            gradient.put(at, sum);
        }
        return gradient;
    }
}
