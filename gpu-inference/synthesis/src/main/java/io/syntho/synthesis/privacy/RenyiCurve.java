package io.syntho.synthesis.privacy;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Rényi differential privacy of a mechanism at many orders at once (Mironov, "Rényi differential privacy", arXiv:1702.07476). Mechanisms that follow
 * each other add up order by order, also when each depends on what the ones before gave out. Immutable.
 */
public final class RenyiCurve {

    /** Small orders serve large ε, large orders small ε. */
    private static final double[] ORDERS = DoubleStream.concat(
                    IntStream.range(11, 110).mapToDouble(tenths -> tenths / 10.0),
                    DoubleStream.concat(
                            IntStream.range(11, 64).asDoubleStream(),
                            DoubleStream.of(
                                    64, 72, 80, 96, 112, 128, 160, 192, 256, 320, 384, 512, 768, 1_024, 2_048, 4_096)))
            .toArray();

    /** Nothing was told. */
    public static final RenyiCurve NOTHING = new RenyiCurve(new double[ORDERS.length]);

    private final double[] divergences;

    private RenyiCurve(double[] divergences) {
        this.divergences = divergences;
    }

    /** A sum of sensitivity 1 with Gaussian noise of deviation {@code noise}. */
    public static RenyiCurve gaussian(double noise) {
        return sampledGaussian(1, noise);
    }

    /**
     * The same over rows that take part with probability {@code rate} each.
     *
     * @param rate 0 to 1
     * @param noise above 0
     */
    public static RenyiCurve sampledGaussian(double rate, double noise) {
        if (!(rate >= 0 && rate <= 1) || !(noise > 0) || Double.isInfinite(noise)) {
            throw new IllegalArgumentException(
                    "sampled gaussian: rate %s, noise %s (expected: 0 to 1, above 0)".formatted(rate, noise));
        }
        return new RenyiCurve(Arrays.stream(ORDERS)
                .map(order -> SampledGaussian.divergence(rate, noise, order))
                .toArray());
    }

    /** This mechanism {@code times} times. */
    public RenyiCurve times(long times) {
        // Infinity times zero is not a number.
        return times == 0
                ? NOTHING
                : new RenyiCurve(Arrays.stream(divergences).map(d -> d * times).toArray());
    }

    /** This one and another. */
    public RenyiCurve plus(RenyiCurve other) {
        double[] sum = divergences.clone();
        Arrays.setAll(sum, i -> divergences[i] + other.divergences[i]);
        return new RenyiCurve(sum);
    }

    /**
     * The ε for which (ε, δ)-differential privacy follows: Canonne, Kamath, Steinke, "The discrete Gaussian for differential privacy"
     * (arXiv:2004.00010), proposition 12, at the best order.
     *
     * @param delta in (0, 1)
     */
    public double epsilon(double delta) {
        if (Arrays.stream(divergences).allMatch(divergence -> divergence == 0)) {
            return 0;
        }
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < ORDERS.length; i++) {
            double order = ORDERS[i];
            double epsilon =
                    divergences[i] + Math.log1p(-1 / order) - (Math.log(delta) + Math.log(order)) / (order - 1);
            best = Math.min(best, epsilon);
        }
        return Math.max(0, best);
    }

    /** The orders at hand. */
    static double[] orders() {
        return ORDERS.clone();
    }

    /** The divergences at {@link #orders}. */
    double[] divergences() {
        return divergences.clone();
    }
}
