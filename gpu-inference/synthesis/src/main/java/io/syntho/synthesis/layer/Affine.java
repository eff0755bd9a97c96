package io.syntho.synthesis.layer;

import ai.djl.ndarray.NDArray;
import io.syntho.synthesis.neural.Parameters;
import java.util.List;
import java.util.random.RandomGenerator;

/** {@code x · W + b}. Results belong to the manager of what is passed in. */
public final class Affine {

    private final NDArray weight;
    private final NDArray transposed;
    private final NDArray bias;

    /**
     * Adds weights {@code name.weight} ({@code in × out}) and {@code name.bias} to {@code parameters}, uniform within ±1/√in.
     *
     * @param random draws them
     */
    public Affine(Parameters parameters, String name, int in, int out, RandomGenerator random) {
        float bound = (float) (1 / Math.sqrt(in));
        this.weight = parameters.add(name + ".weight", uniform(in * out, bound, random), in, out);
        this.bias = parameters.add(name + ".bias", uniform(out, bound, random), out);
        // A view of the same memory, made once: made in a step it would belong to the weights and stay.
        this.transposed = weight.transpose();
    }

    private static float[] uniform(int size, float bound, RandomGenerator random) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = random.nextFloat(-bound, bound);
        }
        return values;
    }

    /** The weights, {@code in × out}. */
    public NDArray weight() {
        return weight;
    }

    /** The weights, {@code out × in}. */
    public NDArray transposed() {
        return transposed;
    }

    /** {@code rows × in} to {@code rows × out}. */
    public NDArray forward(NDArray x) {
        return x.matMul(weight).addi(bias);
    }

    /** The loss's gradient by the input, from that by the output. */
    public NDArray backward(NDArray slope) {
        return slope.matMul(transposed);
    }

    /** The loss's gradients by weight and bias, in the order they were added. */
    public List<NDArray> gradients(NDArray x, NDArray slope) {
        return List.of(x.transpose().matMul(slope), slope.sum(new int[] {0}));
    }
}
