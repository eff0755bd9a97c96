package io.syntho.synthesis.layer;

import ai.djl.ndarray.NDArray;
import io.syntho.synthesis.neural.Parameters;
import java.util.Arrays;
import java.util.List;

/** Batch normalisation (Ioffe and Szegedy, arXiv:1502.03167) with the statistics of the batch at hand. */
public final class BatchNorm {

    private static final float EPSILON = 1e-5f;

    private final NDArray scale;
    private final NDArray shift;

    /**
     * What a pass leaves for the way back.
     *
     * @param normal columns of mean 0 and variance 1
     * @param inverse one over each column's deviation, {@code 1 × width}
     * @param output scaled and shifted
     */
    public record Pass(NDArray normal, NDArray inverse, NDArray output) {}

    /** Adds weights {@code name.scale} and {@code name.shift}: ones and zeros. */
    public BatchNorm(Parameters parameters, String name, int width) {
        float[] ones = new float[width];
        Arrays.fill(ones, 1);
        this.scale = parameters.add(name + ".scale", ones, width);
        this.shift = parameters.add(name + ".shift", new float[width], width);
    }

    /** {@code rows × width} to the same. */
    public Pass forward(NDArray x) {
        NDArray centred = x.sub(x.mean(new int[] {0}, true));
        NDArray inverse = centred.mul(centred)
                .mean(new int[] {0}, true)
                .addi(EPSILON)
                .sqrt()
                .pow(-1);
        NDArray normal = centred.muli(inverse);
        return new Pass(normal, inverse, normal.mul(scale).addi(shift));
    }

    /** The loss's gradient by the input, from that by the output. */
    public NDArray backward(Pass pass, NDArray slope) {
        int[] rows = {0};
        NDArray mean = slope.mean(rows, true);
        NDArray along = slope.mul(pass.normal()).mean(rows, true);
        return slope.sub(mean)
                .subi(pass.normal().mul(along))
                .muli(pass.inverse().mul(scale));
    }

    /** The loss's gradients by scale and shift, in the order they were added. */
    public List<NDArray> gradients(Pass pass, NDArray slope) {
        int[] rows = {0};
        return List.of(slope.mul(pass.normal()).sum(rows), slope.sum(rows));
    }

    /**
     * The normalisation of {@code x} as a factor and a term per column, for a network that no longer looks at batches.
     *
     * @return factor and term, {@code 1 × width} each
     */
    public List<NDArray> fixed(NDArray x) {
        NDArray mean = x.mean(new int[] {0}, true);
        NDArray centred = x.sub(mean);
        NDArray factor = centred.mul(centred)
                .mean(new int[] {0}, true)
                .addi(EPSILON)
                .sqrt()
                .pow(-1)
                .muli(scale);
        return List.of(factor, mean.neg().muli(factor).addi(shift));
    }
}
