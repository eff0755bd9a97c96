package io.syntho.server.platform.grpc;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A token bucket per caller in this process. Several API processes allow as many times the rate. */
public final class TokenBuckets implements RateLimiter {

    private static final int MANY = 10_000;

    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final long burst;
    private final long perSecond;

    /**
     * Buckets that begin full.
     *
     * @param burst calls that may come at once
     * @param perSecond calls per second in the long run
     */
    public TokenBuckets(long burst, long perSecond) {
        this.burst = burst;
        this.perSecond = perSecond;
    }

    @Override
    public Duration take(String who) {
        if (buckets.size() > MANY) {
            // A full bucket is as good as none.
            buckets.values().removeIf(bucket -> bucket.getAvailableTokens() >= burst);
        }
        Bucket bucket = buckets.computeIfAbsent(
                who,
                key -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                        .build());
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    int size() {
        return buckets.size();
    }
}
