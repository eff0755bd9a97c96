package io.syntho.synthesis.privacy;

import java.util.function.DoubleFunction;

/** How much noise keeps a promise. */
public final class NoiseCalibration {

    private static final double LEAST = 0.05;
    private static final double MOST = 1e7;
    private static final double PRECISION = 1e-4;

    private NoiseCalibration() {}

    /**
     * The smallest noise, to a ten-thousandth of it, with which a mechanism spends at most {@code epsilon}: found by bisection, since more noise always
     * spends less.
     *
     * @param mechanism what is told, by the deviation of its noise
     * @param epsilon above 0
     * @param delta in (0, 1)
     * @throws IllegalArgumentException when no noise is enough
     */
    public static double noise(DoubleFunction<RenyiCurve> mechanism, double epsilon, double delta) {
        double low = LEAST;
        double high = LEAST;
        while (!(mechanism.apply(high).epsilon(delta) <= epsilon)) {
            low = high;
            high *= 2;
            if (high > MOST) {
                throw new IllegalArgumentException("epsilon: %s (expected: more)".formatted(epsilon));
            }
        }
        while (high - low > PRECISION * high) {
            double middle = (low + high) / 2;
            if (mechanism.apply(middle).epsilon(delta) <= epsilon) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }
}
