package io.syntho.synthesis.layer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.syntho.synthesis.neural.Parameters;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;

/** Compares gradients with finite differences. */
public final class Slopes {

    private static final int PROBES = 24;

    /** Probes that may be off, since a rectifier bends within the change. */
    private static final int KINKS = 3;

    /** What single precision leaves uncertain. */
    private static final double NOISE = 5e-4;

    private Slopes() {}

    /** Some weights of every tensor: the gradient must be what a small change of the weight does to the loss. */
    public static void check(Parameters parameters, List<FloatBuffer> gradients, DoubleSupplier loss, float change) {
        SplittableRandom random = new SplittableRandom(9);
        List<String> names = parameters.names();
        assertThat(gradients).hasSameSizeAs(names);
        for (int i = 0; i < names.size(); i++) {
            float[] gradient = new float[gradients.get(i).capacity()];
            gradients.get(i).get(0, gradient);
            FloatBuffer host = parameters.host(names.get(i));
            assertThat(gradient.length).as(names.get(i)).isEqualTo(host.capacity());
            int near = 0;
            for (int probe = 0; probe < PROBES; probe++) {
                int at = random.nextInt(gradient.length);
                float kept = host.get(at);
                host.put(at, kept + change);
                double above = loss.getAsDouble();
                host.put(at, kept - change);
                double below = loss.getAsDouble();
                host.put(at, kept);
                double expected = (above - below) / (2.0 * change);
                near += Math.abs(gradient[at] - expected) < NOISE + 0.02 * Math.abs(expected) ? 1 : 0;
            }
            assertThat(near).as(names.get(i)).isGreaterThanOrEqualTo(PROBES - KINKS);
        }
    }

    /** Normal noise. */
    public static NDArray normal(NDManager manager, int rows, int columns, long seed) {
        return new HostMatrix(rows, columns).normal(new SplittableRandom(seed)).in(manager);
    }
}
