package io.syntho.server.platform.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class HandoffTest {

    private final Handoff<Integer> handoff = new Handoff<>();

    @Test
    void everythingPassesInOrderUpToTheEnd() throws Exception {
        Thread.startVirtualThread(() -> {
            try {
                for (int i = 0; i < 10_000; i++) {
                    handoff.put(i);
                }
            } catch (InterruptedException never) {
                throw new AssertionError(never);
            } finally {
                handoff.finish();
            }
        });

        List<Integer> taken = new ArrayList<>();
        for (Optional<Integer> next = handoff.take(); next.isPresent(); next = handoff.take()) {
            taken.add(next.get());
        }
        assertThat(taken).isEqualTo(IntStream.range(0, 10_000).boxed().toList());
        assertThat(handoff.exhausted()).isTrue();
    }

    @Test
    void aMakerWaitsForRoomAndIsReleasedWhenNobodyTakesAnyMore() throws Exception {
        handoff.put(1);
        CompletableFuture<Boolean> second = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try {
                second.complete(handoff.put(2));
            } catch (InterruptedException interrupted) {
                second.completeExceptionally(interrupted);
            }
        });
        Thread.sleep(50);
        assertThat(second).isNotDone();

        handoff.abandon();

        assertThat(second.get()).isFalse();
    }

    @Test
    void whatASlowTakerMayMissIsDropped() {
        assertThat(handoff.offer(1)).isTrue();
        assertThat(handoff.offer(2)).isFalse();
    }

    @Test
    void aTakerLearnsThatNothingCameInTime() throws Exception {
        assertThat(handoff.poll(Duration.ofMillis(20))).isEmpty();
        assertThat(handoff.exhausted()).isFalse();
    }

    @Test
    void whatWasAbandonedNeverPassesForTheEnd() throws Exception {
        handoff.put(1);
        handoff.abandon();

        assertThatThrownBy(handoff::take).isInstanceOf(InterruptedException.class);
        assertThat(handoff.poll(Duration.ofSeconds(5))).as("at once").isEmpty();
        assertThat(handoff.exhausted()).isTrue();
    }
}
