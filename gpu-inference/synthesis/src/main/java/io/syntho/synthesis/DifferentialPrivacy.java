package io.syntho.synthesis;

import static io.syntho.synthesis.Requirements.require;

import java.util.OptionalDouble;

/**
 * A promise that no row shows: whatever a model says, it would have said with at most e^ε times the chance, but for a probability of δ, had any one row
 * of the table been blank (Dwork and Roth, "The algorithmic foundations of differential privacy", 2014). Taken as known to all are the number of rows
 * and the schema; everything else that a model holds is covered.
 *
 * @param epsilon most that may be spent, above 0 to 100
 * @param delta in (0, 1) and below one over the rows, which each fit checks; empty: one over ten times the rows
 * @param maxGradientNorm norm to which a row's gradient is clipped, above 0 to 100
 */
public record DifferentialPrivacy(double epsilon, OptionalDouble delta, double maxGradientNorm) {

    /** What gradients are clipped to unless asked otherwise. */
    public static final double DEFAULT_GRADIENT_NORM = 1;

    private static final double ROWS_PER_DELTA = 10;

    /** Checks the ranges. */
    public DifferentialPrivacy {
        require(epsilon > 0 && epsilon <= 100, "epsilon: %s (expected: above 0 to 100)", epsilon);
        double given = delta.orElse(0.5);
        require(given > 0 && given < 1, "delta: %s (expected: above 0, below 1)", given);
        require(
                maxGradientNorm > 0 && maxGradientNorm <= 100,
                "maxGradientNorm: %s (expected: above 0 to 100)",
                maxGradientNorm);
    }

    /** With a δ that suits the table, gradients clipped to 1. */
    public static DifferentialPrivacy ofEpsilon(double epsilon) {
        return new DifferentialPrivacy(epsilon, OptionalDouble.empty(), DEFAULT_GRADIENT_NORM);
    }

    /**
     * The δ for a table.
     *
     * @throws SynthesisException with OPTION_INVALID when it is one over the rows or more: telling one row whole would keep that promise
     */
    public double deltaFor(long rows) {
        double chosen = delta.orElse(1 / (ROWS_PER_DELTA * rows));
        require(chosen < 1.0 / rows, "delta: %s (expected: below 1/%d, one over the rows)", chosen, rows);
        return chosen;
    }
}
