package io.syntho.server.generation.job;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How far a job is.
 *
 * @param stage the present stage
 * @param percent of the whole work, 0 to 100
 * @param stagePercent of the present stage, 0 to 100
 * @param epoch epochs done; empty outside training
 * @param epochs most epochs there will be; empty outside training
 * @param rows rows made; empty before sampling
 * @param secondsLeft expected seconds to the end of the stage's work; empty when there is no telling
 * @param message what is being done, in a few words
 */
public record JobProgress(
        Stage stage,
        double percent,
        double stagePercent,
        OptionalInt epoch,
        OptionalInt epochs,
        OptionalLong rows,
        OptionalDouble secondsLeft,
        String message) {

    /** The beginning of {@code stage}. */
    public static JobProgress startOf(Stage stage) {
        return of(stage, 0, "");
    }

    /**
     * A stage at work.
     *
     * @param fraction how much of the stage is done, 0 to 1
     * @param message what is being done, in a few words
     */
    public static JobProgress of(Stage stage, double fraction, String message) {
        double part = Math.clamp(fraction, 0.0, 1.0);
        return new JobProgress(
                stage,
                stage.percent(part),
                100 * part,
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalLong.empty(),
                OptionalDouble.empty(),
                message);
    }

    /** The same in training. */
    public JobProgress withEpochs(int done, int most) {
        return new JobProgress(
                stage, percent, stagePercent, OptionalInt.of(done), OptionalInt.of(most), rows, secondsLeft, message);
    }

    /** The same with rows made so far. */
    public JobProgress withRows(long made) {
        return new JobProgress(
                stage, percent, stagePercent, epoch, epochs, OptionalLong.of(made), secondsLeft, message);
    }

    /** The same with the time that it will still take. */
    public JobProgress withSecondsLeft(OptionalDouble seconds) {
        return new JobProgress(stage, percent, stagePercent, epoch, epochs, rows, seconds, message);
    }
}
