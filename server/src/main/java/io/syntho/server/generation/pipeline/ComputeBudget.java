package io.syntho.server.generation.pipeline;

import io.syntho.server.generation.job.CanNotBeDone;
import io.syntho.server.generation.job.JobFailure;
import io.syntho.v1.GenerationConfig;
import java.time.Duration;

/**
 * Most time of fitting.
 *
 * @param most the limit
 * @param endNanos when it is spent, by {@link System#nanoTime}
 */
record ComputeBudget(Duration most, long endNanos) {

    /** The platform's own limit. */
    private static final Duration USUAL = Duration.ofHours(6);

    /** The budget of a fit that begins now. */
    static ComputeBudget of(GenerationConfig config) {
        Duration most = config.hasComputeBudgetSeconds() ? Duration.ofSeconds(config.getComputeBudgetSeconds()) : USUAL;
        return new ComputeBudget(most, System.nanoTime() + most.toNanos());
    }

    /** Whether there is no time left. */
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
