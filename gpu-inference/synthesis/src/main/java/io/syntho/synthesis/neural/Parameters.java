package io.syntho.synthesis.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.syntho.synthesis.model.ModelFile;
import io.syntho.synthesis.model.ModelWriter;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The weights of one network, by name, in the order they were added. Each lies in host memory that Java updates in place; on the processor the
 * tensor is that memory, on a GPU {@link #publish} sends it there. Used by one thread.
 */
public final class Parameters {

    private final NeuralEngine engine;
    private final NDManager manager;
    private final Map<String, Weight> weights = new LinkedHashMap<>();

    private record Weight(ByteBuffer memory, FloatBuffer host, NDArray tensor, int[] shape) {}

    /**
     * No weights yet.
     *
     * @param manager owns the tensors
     */
    public Parameters(NeuralEngine engine, NDManager manager) {
        this.engine = engine;
        this.manager = manager;
    }

    /**
     * Adds a weight.
     *
     * @param values row-major, copied
     * @throws IllegalArgumentException when they do not fill the shape, or the name is taken
     */
    public NDArray add(String name, float[] values, int... shape) {
        long size = 1;
        for (int dimension : shape) {
            size *= dimension;
        }
        if (size != values.length || weights.containsKey(name)) {
            throw new IllegalArgumentException(
                    "weight %s: %d values of %d, or twice".formatted(name, values.length, size));
        }
        ByteBuffer memory = Memory.floats(values.length);
        FloatBuffer host = memory.asFloatBuffer();
        host.put(0, values);
        NDArray tensor = manager.create(memory.duplicate().order(memory.order()), shape(shape), DataType.FLOAT32);
        weights.put(name, new Weight(memory, host, tensor, shape.clone()));
        return tensor;
    }

    private static Shape shape(int[] shape) {
        long[] dimensions = new long[shape.length];
        for (int i = 0; i < shape.length; i++) {
            dimensions[i] = shape[i];
        }
        return new Shape(dimensions);
    }

    /** The names, in order. */
    public List<String> names() {
        return List.copyOf(weights.keySet());
    }

    /** The tensor of a weight; it stays the same while values change. */
    public NDArray tensor(String name) {
        return weight(name).tensor();
    }

    /** The tensors, in order. */
    public List<NDArray> tensors() {
        List<NDArray> tensors = new ArrayList<>();
        weights.values().forEach(weight -> tensors.add(weight.tensor()));
        return tensors;
    }

    /** A weight's memory, to be read and written in place; {@link #publish} afterwards. */
    public FloatBuffer host(String name) {
        return weight(name).host();
    }

    /** The sizes of a weight's dimensions. */
    public int[] shape(String name) {
        return weight(name).shape().clone();
    }

    /** Number of single weights. */
    public long size() {
        return weights.values().stream()
                .mapToLong(weight -> weight.host().capacity())
                .sum();
    }

    /** A copy of a weight's values, row-major. */
    public float[] values(String name) {
        float[] values = new float[weight(name).host().capacity()];
        weight(name).host().get(0, values);
        return values;
    }

    /** Replaces a weight's values; {@link #publish} afterwards. */
    public void set(String name, float[] values) {
        if (values.length != weight(name).host().capacity()) {
            throw new IllegalArgumentException("weight %s: %d values".formatted(name, values.length));
        }
        weight(name).host().put(0, values);
    }

    /** Makes what Java wrote visible to the tensors: nothing to do on the processor. */
    public void publish() {
        if (!engine.onProcessor()) {
            weights.values()
                    .forEach(weight -> weight.tensor()
                            .set(weight.memory()
                                    .duplicate()
                                    .order(weight.memory().order())));
        }
    }

    /** Asks the engine to keep gradients, for methods that use {@link Autograd}. */
    public void requireGradients() {
        tensors().forEach(tensor -> tensor.setRequiresGradient(true));
    }

    /** Whether every weight is a finite number. */
    public boolean finite() {
        for (Weight weight : weights.values()) {
            FloatBuffer host = weight.host();
            float sum = 0;
            for (int i = 0; i < host.capacity(); i++) {
                sum += host.get(i) * 0;
            }
            if (sum != 0) {
                return false;
            }
        }
        return true;
    }

    /** Writes all weights, each as a tensor named {@code prefix} + name. */
    public void write(ModelWriter writer, String prefix) {
        weights.forEach((name, weight) -> writer.floats(prefix + name, values(name), weight.shape()));
    }

    /**
     * Reads all weights back.
     *
     * @throws io.syntho.synthesis.SynthesisException with MODEL_BROKEN when one is missing, of another shape or not finite
     */
    public void read(ModelFile file, String prefix) {
        weights.forEach((name, weight) -> set(name, file.floats(prefix + name, weight.shape())));
        publish();
    }

    private Weight weight(String name) {
        return Optional.ofNullable(weights.get(name))
                .orElseThrow(() -> new IllegalArgumentException("weights: no " + name));
    }
}
