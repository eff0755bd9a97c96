package io.syntho.synthesis.neural;

import ai.djl.ndarray.NDArray;
import io.syntho.synthesis.model.ModelFile;
import io.syntho.synthesis.model.ModelWriter;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Adam (Kingma and Ba, arXiv:1412.6980) with decoupled weight decay (Loshchilov and Hutter, arXiv:1711.05101), fused into one pass over host memory:
 * four times as fast as the same in tensor operations. Used by one thread.
 */
public final class Adam {

    /** Floats handled at once: four such pieces fit the first-level cache. */
    private static final int CHUNK = 1_024;

    private final Parameters parameters;
    private final Options options;
    private final List<float[]> first = new ArrayList<>();
    private final List<float[]> second = new ArrayList<>();
    private long steps;

    private final float[] weight = new float[CHUNK];
    private final float[] slope = new float[CHUNK];

    /**
     * Settings.
     *
     * @param beta1 memory of the mean gradient
     * @param beta2 memory of its square
     * @param epsilon added to the root
     * @param weightDecay share of each weight, times the step size, that is taken off at each step; biases (one dimension) keep theirs
     */
    public record Options(double beta1, double beta2, double epsilon, double weightDecay) {

        /** As in the paper, without decay. */
        public static final Options DEFAULT = new Options(0.9, 0.999, 1e-8, 0);
    }

    /** Begins with no memory of gradients. */
    public Adam(Parameters parameters, Options options) {
        this.parameters = parameters;
        this.options = options;
        for (String name : parameters.names()) {
            int size = parameters.host(name).capacity();
            first.add(new float[size]);
            second.add(new float[size]);
        }
    }

    /** Steps taken. */
    public long steps() {
        return steps;
    }

    /**
     * Takes a step and publishes the weights.
     *
     * @param gradients one per weight, in the parameters' order, contiguous
     * @param rate step size
     * @param scale by which gradients are multiplied, such as one over the rows of a sum
     */
    public void step(List<NDArray> gradients, double rate, double scale) {
        List<FloatBuffer> slopes = new ArrayList<>();
        gradients.forEach(gradient -> slopes.add(Memory.of(gradient)));
        stepHost(slopes, rate, scale);
    }

    /** The same for gradients that lie in host memory. */
    public void stepHost(List<FloatBuffer> gradients, double rate, double scale) {
        steps++;
        double rootOfSecond = Math.sqrt(1 - Math.pow(options.beta2(), steps));
        float size = (float) (rate * rootOfSecond / (1 - Math.pow(options.beta1(), steps)));
        float epsilon = (float) (options.epsilon() * rootOfSecond);
        List<String> names = parameters.names();
        for (int i = 0; i < names.size(); i++) {
            boolean decays = parameters.shape(names.get(i)).length > 1;
            float kept = decays ? (float) (1 - rate * options.weightDecay()) : 1;
            step(parameters.host(names.get(i)), gradients.get(i), i, size, epsilon, kept, (float) scale);
        }
        parameters.publish();
    }

    private void step(
            FloatBuffer host, FloatBuffer gradient, int index, float size, float epsilon, float kept, float scale) {
        for (int from = 0; from < host.capacity(); from += CHUNK) {
            int count = Math.min(CHUNK, host.capacity() - from);
            host.get(from, weight, 0, count);
            gradient.get(from, slope, 0, count);
            move(first.get(index), second.get(index), from, count, size, epsilon, kept, scale);
            host.put(from, weight, 0, count);
        }
    }

    private void move(
            float[] mean, float[] square, int from, int count, float size, float epsilon, float kept, float scale) {
        float beta1 = (float) options.beta1();
        float beta2 = (float) options.beta2();
        for (int i = 0; i < count; i++) {
            float g = slope[i] * scale;
            float m = beta1 * mean[from + i] + (1 - beta1) * g;
            float v = beta2 * square[from + i] + (1 - beta2) * g * g;
            mean[from + i] = m;
            square[from + i] = v;
            weight[i] = kept * weight[i] - size * m / ((float) Math.sqrt(v) + epsilon);
        }
    }

    /** Writes the memory of gradients, for a checkpoint. */
    public void write(ModelWriter writer, String prefix) {
        writer.doubles(prefix + "steps", new double[] {steps}, 1);
        List<String> names = parameters.names();
        for (int i = 0; i < names.size(); i++) {
            writer.floats(prefix + "first." + names.get(i), first.get(i), first.get(i).length);
            writer.floats(prefix + "second." + names.get(i), second.get(i), second.get(i).length);
        }
    }

    /**
     * Reads it back.
     *
     * @throws io.syntho.synthesis.SynthesisException with MODEL_BROKEN when it is of another network
     */
    public void read(ModelFile file, String prefix) {
        steps = (long) file.doubles(prefix + "steps", 1)[0];
        List<String> names = parameters.names();
        for (int i = 0; i < names.size(); i++) {
            first.set(i, file.floats(prefix + "first." + names.get(i), first.get(i).length));
            second.set(i, file.floats(prefix + "second." + names.get(i), second.get(i).length));
        }
    }
}
