package io.syntho.server.platform.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {

    @Test
    void aBurstPassesThenTheCallerWaits() {
        TokenBuckets buckets = new TokenBuckets(5, 1);
        for (int i = 0; i < 5; i++) {
            assertThat(buckets.take("alice")).isZero();
        }

        assertThat(buckets.take("alice")).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(buckets.take("bob")).as("another's budget").isZero();
    }

    @Test
    void theBudgetFillsAgain() throws InterruptedException {
        TokenBuckets buckets = new TokenBuckets(1, 20);
        assertThat(buckets.take("alice")).isZero();
        Duration wait = buckets.take("alice");

        Thread.sleep(wait.plusMillis(20));

        assertThat(buckets.take("alice")).isZero();
    }

    @Test
    void callersWhoStayAwayAreForgotten() {
        TokenBuckets buckets = new TokenBuckets(1, 1_000_000);
        for (int i = 0; i < 30_000; i++) {
            buckets.take("passer-by " + i);
        }

        assertThat(buckets.size()).isLessThan(20_000);
    }
}
