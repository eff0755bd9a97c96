package io.syntho.server.generation.job;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Something that happened to a job. All but {@link Progressed} stand in {@code job_logs} and are never lost. */
public sealed interface JobEvent {

    /**
     * The job's state changed, or the stage it is in.
     *
     * @param state the state now
     * @param stage the stage now; empty before the first
     * @param attempt which attempt it is; 0 before the first
     * @param failure why it failed, when it did
     */
    record StateChanged(JobState state, Optional<Stage> stage, int attempt, Optional<JobFailure> failure)
            implements JobEvent {}

    /**
     * A line of the log.
     *
     * @param severity how grave it is
     * @param stage the stage it belongs to; empty when it is about the job
     * @param event what happened, as a word for programs
     * @param message the same for people; no value of the table
     */
    record Logged(Severity severity, Optional<Stage> stage, String event, String message) implements JobEvent {}

    /**
     * Training at one point.
     *
     * @param epoch epochs done
     * @param step steps done since training began
     * @param losses losses by name
     * @param validation the measure that decides which model is kept; empty: not measured here
     * @param best whether this is the best model so far
     * @param attempt which attempt it belongs to
     */
    record Measured(
            int epoch, long step, Map<String, Double> losses, OptionalDouble validation, boolean best, int attempt)
            implements JobEvent {

        /** Keeps the map unmodifiable. */
        public Measured {
            losses = Map.copyOf(losses);
        }
    }

    /**
     * The work went on. May be lost.
     *
     * @param progress how far it is
     */
    record Progressed(JobProgress progress) implements JobEvent {}

    /** How grave a line of the log is. */
    enum Severity {
        /** As it should be. */
        INFO,
        /** Worth a look. */
        WARNING,
        /** It failed. */
        ERROR
    }

    /** Whether nothing follows this event. */
    default boolean terminal() {
        return this instanceof StateChanged change && change.state().terminal();
    }
}
