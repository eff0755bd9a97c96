package io.syntho.synthesis.neural;

import io.syntho.synthesis.model.ModelFile;
import io.syntho.synthesis.model.ModelWriter;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An exponential average of weights over steps (Polyak and Juditsky, "Acceleration of stochastic approximation by averaging", 1992, in the form
 * that generative models use): steadier than the weights of any one step. Used by one thread.
 */
public final class MovingAverage {

    /** While there are few steps, the average reaches back over a tenth of them, so that the first weights are soon forgotten. */
    private static final double WARM_UP = 10;

    /** Floats copied out of native memory at once: loops over arrays are vectorised. */
    private static final int CHUNK = 1_024;

    private final double decay;
    private final Map<String, float[]> averages = new LinkedHashMap<>();
    private final float[] weight = new float[CHUNK];
    private long steps;

    /**
     * Begins at the weights as they are.
     *
     * @param decay share of the old average that is kept at each step, such as 0.999
     */
    public MovingAverage(Parameters parameters, double decay) {
        this.decay = decay;
        parameters.names().forEach(name -> averages.put(name, parameters.values(name)));
    }

    /** Takes in the weights after a step. */
    public void update(Parameters parameters) {
        steps++;
        float kept = (float) Math.min(decay, steps / (WARM_UP + steps));
        averages.forEach((name, average) -> {
            FloatBuffer host = parameters.host(name);
            for (int from = 0; from < average.length; from += CHUNK) {
                int count = Math.min(CHUNK, average.length - from);
                host.get(from, weight, 0, count);
                for (int i = 0; i < count; i++) {
                    average[from + i] += (1 - kept) * (weight[i] - average[from + i]);
                }
            }
        });
    }

    /** A copy of a weight's average. */
    public float[] values(String name) {
        return averages.getOrDefault(name, new float[0]).clone();
    }

    /** Puts the averages in place of {@code parameters}' values; {@link Parameters#publish} included. */
    public void copyTo(Parameters parameters) {
        averages.forEach(parameters::set);
        parameters.publish();
    }

    /** Writes the averages, for a checkpoint. */
    public void write(ModelWriter writer, String prefix) {
        writer.doubles(prefix + "steps", new double[] {steps}, 1);
        averages.forEach((name, average) -> writer.floats(prefix + name, average, average.length));
    }

    /**
     * Reads them back.
     *
     * @throws io.syntho.synthesis.SynthesisException with MODEL_BROKEN when they are of another network
     */
    public void read(ModelFile file, String prefix) {
        steps = (long) file.doubles(prefix + "steps", 1)[0];
        averages.replaceAll((name, average) -> file.floats(prefix + name, average.length));
    }
}
