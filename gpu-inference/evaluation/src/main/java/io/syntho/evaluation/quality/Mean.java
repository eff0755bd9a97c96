package io.syntho.evaluation.quality;

import java.util.OptionalDouble;

/** A weighted mean that knows whether it has anything to be the mean of. */
final class Mean {

    private double sum;
    private double weight;

    void add(double value, double itsWeight) {
        sum += value * itsWeight;
        weight += itsWeight;
    }

    OptionalDouble value() {
        return weight > 0 ? OptionalDouble.of(Math.clamp(sum / weight, 0.0, 1.0)) : OptionalDouble.empty();
    }

    /** This mean, or {@code other} when this one has nothing. */
    OptionalDouble or(Mean other) {
        return weight > 0 ? value() : other.value();
    }
}
