package io.syntho.server.generation.job;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often a job is tried, and how long it rests in between.
 *
 * @param attempts most attempts
 * @param first rest after the first attempt, before jitter
 * @param longest most that a rest grows to
 */
public record RetryPolicy(int attempts, Duration first, Duration longest) {

    /** Three attempts, after 2 and 8 seconds. */
    public static final RetryPolicy DEFAULT = new RetryPolicy(3, Duration.ofSeconds(2), Duration.ofMinutes(1));

    private static final int GROWTH = 4;

    /** Checks the ranges. */
    public RetryPolicy {
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts: %d (expected: > 0)".formatted(attempts));
        }
        if (first.isNegative() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "rest: %s to %s (expected: 0 ≤ first ≤ longest)".formatted(first, longest));
        }
    }

    /**
     * How long to rest after {@code attempt}: four times longer each time, half of it drawn at random so that jobs that fell together do not
     * rise together.
     *
     * @param attempt the attempt that ended, from 1
     */
    public Duration rest(int attempt, RandomGenerator random) {
        double grown = first.toMillis() * Math.pow(GROWTH, Math.max(0, attempt - 1));
        double capped = Math.min(grown, longest.toMillis());
        return Duration.ofMillis(Math.round(capped * (0.5 + 0.5 * random.nextDouble())));
    }
}
