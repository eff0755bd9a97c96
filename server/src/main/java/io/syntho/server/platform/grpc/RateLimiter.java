package io.syntho.server.platform.grpc;

import java.time.Duration;

/** A budget of calls per caller. */
@FunctionalInterface
public interface RateLimiter {

    /** No limit: for tests of other things. */
    RateLimiter UNLIMITED = who -> Duration.ZERO;

    /**
     * Takes one call out of a caller's budget.
     *
     * @param who the caller's key
     * @return zero if there was one, else how long until there is
     */
    Duration take(String who);
}
