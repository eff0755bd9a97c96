package io.syntho.synthesis;

/**
 * What a fit with {@link DifferentialPrivacy} spent. The parts are what each would have cost alone at the same δ; together they cost less than their
 * sum.
 *
 * @param epsilonAsked most that was allowed
 * @param epsilon spent in all, at most {@code epsilonAsked}
 * @param delta it holds at
 * @param epsilonOfColumns what the columns' own distributions would have cost alone
 * @param epsilonOfTraining what the network's training would have cost alone
 * @param steps of training
 */
public record PrivacySpent(
        double epsilonAsked,
        double epsilon,
        double delta,
        double epsilonOfColumns,
        double epsilonOfTraining,
        long steps) {

    /** Checks that no more was spent than asked. */
    public PrivacySpent {
        boolean sound = epsilon >= 0
                && epsilon <= epsilonAsked
                && delta > 0
                && delta < 1
                && epsilonOfColumns >= 0
                && epsilonOfTraining >= 0
                && steps >= 0;
        if (!sound) {
            throw new IllegalArgumentException("privacy: %s of %s spent at %s".formatted(epsilon, epsilonAsked, delta));
        }
    }
}
