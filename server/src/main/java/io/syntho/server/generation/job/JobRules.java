package io.syntho.server.generation.job;

import java.time.Duration;

/**
 * The engine's times.
 *
 * @param lease how long a worker owns a job without renewing
 * @param renewEvery how often a worker renews; a fraction of {@code lease}, so that a few failures are forgiven
 * @param checkEvery how often a worker asks whether it still holds its jobs; bounds how late it hears of a cancellation
 * @param forgottenAfter how long a pending job waits before the stream is told again
 * @param retries how often a job is tried
 */
public record JobRules(
        Duration lease, Duration renewEvery, Duration checkEvery, Duration forgottenAfter, RetryPolicy retries) {

    /** A dead worker is noticed after 15 seconds, a cancellation after one. */
    public static final JobRules DEFAULT = new JobRules(
            Duration.ofSeconds(15),
            Duration.ofSeconds(4),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            RetryPolicy.DEFAULT);

    /** Checks that a lease outlives a missed renewal. */
    public JobRules {
        if (lease.compareTo(renewEvery.multipliedBy(2)) <= 0) {
            throw new IllegalArgumentException(
                    "lease: %s (expected: more than twice renewEvery = %s)".formatted(lease, renewEvery));
        }
    }
}
