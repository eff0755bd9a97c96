package io.syntho.server.platform.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InterruptibleTest {

    private final Interruptible interruptible = new Interruptible();

    @Test
    void workIsInterruptedWhileItRuns() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try {
                interruptible.run(() -> {
                    running.countDown();
                    Thread.sleep(60_000);
                    return true;
                });
                interrupted.complete(false);
            } catch (InterruptedException expected) {
                interrupted.complete(true);
            }
        });
        running.await();

        interruptible.interrupt();

        assertThat(interrupted.get(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void theThreadIsLeftInPeaceWhenTheWorkIsDone() throws Exception {
        assertThat(interruptible.run(() -> 7)).isEqualTo(7);

        interruptible.interrupt();

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void anInterruptThatTheWorkDidNotNoticeDoesNotOutliveIt() throws Exception {
        interruptible.run(() -> {
            interruptible.interrupt();
            return true;
        });

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void workThatIsInterruptedBeforeItBeginsDoesNotBegin() {
        interruptible.interrupt();

        assertThatThrownBy(() -> interruptible.run(() -> true)).isInstanceOf(InterruptedException.class);
    }
}
