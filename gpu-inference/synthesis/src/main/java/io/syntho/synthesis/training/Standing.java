package io.syntho.synthesis.training;

import java.util.Map;

/**
 * How far training has come: what a checkpoint holds besides weights.
 *
 * @param attempt from 0; each is calmer than the one before
 * @param step steps that are taken
 * @param bestScore of the validations so far; negative before the first
 * @param bestStep where it was reached
 * @param losses of the last round
 */
public record Standing(int attempt, long step, double bestScore, long bestStep, Map<String, Double> losses) {

    /** Checks that the steps are in order. */
    public Standing {
        if (attempt < 0 || step < 0 || bestStep < 0 || bestStep > step) {
            throw new IllegalArgumentException("training: attempt %d, step %d".formatted(attempt, step));
        }
        losses = Map.copyOf(losses);
    }

    static Standing atStart(int attempt) {
        return new Standing(attempt, 0, -1, 0, Map.of());
    }
}
