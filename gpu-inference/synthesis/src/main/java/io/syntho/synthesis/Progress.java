package io.syntho.synthesis;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * How far the work has come.
 *
 * @param stage what is being done
 * @param fraction of this stage, 0 to 1; never falls within a stage
 * @param epoch passes over the training rows that are complete; 0 for methods that make none
 * @param epochs passes that are planned; 0 for methods that make none
 * @param losses training losses of the last epoch by name; empty for methods without
 * @param metric the validation metric, if the method measures one
 * @param secondsLeft expected seconds until this stage ends, if known
 */
public record Progress(
        Stage stage,
        double fraction,
        int epoch,
        int epochs,
        Map<String, Double> losses,
        OptionalDouble metric,
        OptionalDouble secondsLeft) {

    /** Checks the fraction, keeps the losses unmodifiable. */
    public Progress {
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new IllegalArgumentException("fraction: %s (expected: 0 to 1)".formatted(fraction));
        }
        losses = Map.copyOf(losses);
    }

    /** A stage that has no epochs. */
    public static Progress of(Stage stage, double fraction) {
        return new Progress(stage, fraction, 0, 0, Map.of(), OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** The same with an expectation of when the stage ends. */
    public Progress withSecondsLeft(double seconds) {
        return new Progress(stage, fraction, epoch, epochs, losses, metric, OptionalDouble.of(seconds));
    }
}
