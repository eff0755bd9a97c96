package io.syntho.synthesis.encoding;

import smile.math.special.Erf;

/**
 * A position in a mode as a scalar for networks: the normal score, a third of it, so that nearly all lie in (−1, 1), where a tanh is alive and a
 * normal likelihood apt, whatever the values' own distribution is.
 */
final class Position {

    private static final double SCALE = 3;
    private static final double END = 1e-3;
    private static final double SQRT_2 = Math.sqrt(2);

    private Position() {}

    /** The scalar of a position in [0, 1]. */
    static float scalar(double position) {
        double inside = Math.clamp(position, END, 1 - END);
        return (float) (-SQRT_2 * Erf.inverfc(2 * inside) / SCALE);
    }

    /** The position of a scalar, in [0, 1]. */
    static double of(double scalar) {
        return 0.5 * Erf.erfc(-SCALE * scalar / SQRT_2);
    }
}
