package io.syntho.server.generation.pipeline;

import io.syntho.server.generation.job.CanNotBeDone;
import io.syntho.server.generation.job.JobFailure;
import io.syntho.v1.GenerationConfig;
import java.time.Duration;

/**
 * Most time of fitting. A network ends its training by itself when the time is over, and its best state until then is the model; here that is given
 * the time to come about, and what does not end is ended.
 *
 * @param most the time to learn
 * @param endNanos when patience ends, by {@link System#nanoTime}
 */
record ComputeBudget(Duration most, long endNanos) {

    /** The platform's own limit. */
    private static final Duration USUAL = Duration.ofHours(6);

    /** What learning columns before training and finishing after it may take, beside half of the time. */
    private static final Duration AROUND_TRAINING = Duration.ofSeconds(30);

    /** The budget of a fit that begins now. */
    static ComputeBudget of(GenerationConfig config) {
        Duration most = config.hasComputeBudgetSeconds() ? Duration.ofSeconds(config.getComputeBudgetSeconds()) : USUAL;
        Duration patience = most.plus(most.dividedBy(2)).plus(AROUND_TRAINING);
        return new ComputeBudget(most, System.nanoTime() + patience.toNanos());
    }

    /** Whether patience is at its end. */
    boolean spent() {
        return System.nanoTime() - endNanos > 0;
    }

    /**
     * Goes on while there is time.
     *
     * @throws CanNotBeDone when it is spent
     */
    void check() {
        if (spent()) {
            throw new CanNotBeDone(JobFailure.of(
                    "COMPUTE_BUDGET_EXHAUSTED",
                    "The %d seconds for learning were spent before there was a model. Give more time, or fewer columns."
                            .formatted(most.toSeconds())));
        }
    }
}
