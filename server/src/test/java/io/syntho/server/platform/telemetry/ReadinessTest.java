package io.syntho.server.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReadinessTest {

    @Test
    void aServerIsReadyWhileEveryRequiredPartAnswers() {
        try (Readiness readiness = new Readiness(
                List.of(Dependency.required("database", () -> true), Dependency.optional("redis", () -> false)))) {
            assertThat(readiness.ready()).isTrue();
            assertThat(readiness.answers()).containsEntry("database", true).containsEntry("redis", false);
        }
    }

    @Test
    void aPartThatThrowsOrHangsDoesNotAnswer() {
        try (Readiness readiness = new Readiness(List.of(
                Dependency.required("database", () -> {
                    throw new IllegalStateException("gone");
                }),
                Dependency.required("storage", () -> {
                    try {
                        Thread.sleep(60_000);
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                    return true;
                })))) {
            long before = System.nanoTime();
            assertThat(readiness.ready()).isFalse();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Readiness.PATIENCE.plusSeconds(2));
        }
    }

    @Test
    void aServerThatStopsIsNotReady() {
        try (Readiness readiness = new Readiness(List.of(Dependency.required("database", () -> true)))) {
            readiness.stopping();
            assertThat(readiness.ready()).isFalse();
        }
    }

    @Test
    void askingOftenAsksThePartsSeldom() {
        AtomicInteger asked = new AtomicInteger();
        try (Readiness readiness =
                new Readiness(List.of(Dependency.required("database", () -> asked.incrementAndGet() > 0)))) {
            for (int i = 0; i < 100; i++) {
                readiness.ready();
            }
            assertThat(asked).hasValueLessThan(3);
        }
    }
}
