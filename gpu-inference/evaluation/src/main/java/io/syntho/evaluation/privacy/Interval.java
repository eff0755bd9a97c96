package io.syntho.evaluation.privacy;

/**
 * An estimate with its 95 % interval.
 *
 * @param estimate the most likely value
 * @param lower lower bound, at most {@code estimate}
 * @param upper upper bound, at least {@code estimate}
 */
public record Interval(double estimate, double lower, double upper) {

    /** Checks the order. */
    public Interval {
        if (!(lower <= estimate && estimate <= upper)) {
            throw new IllegalArgumentException(
                    "interval: %s in [%s, %s] (expected: lower ≤ estimate ≤ upper)".formatted(estimate, lower, upper));
        }
    }

    /** Moves all three into 0 to 1. */
    public Interval clamped() {
        return new Interval(Math.clamp(estimate, 0.0, 1.0), Math.clamp(lower, 0.0, 1.0), Math.clamp(upper, 0.0, 1.0));
    }
}
