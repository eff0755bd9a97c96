package io.syntho.server.platform.grpc;

import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.errors.ErrorDetail;
import io.syntho.v1.ErrorReason;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The calls under way, so that the server can stop without breaking what is nearly done. */
final class ActiveCalls {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final Set<GuardedCall<?, ?>> calls = ConcurrentHashMap.newKeySet();
    private volatile boolean draining;

    /** Counts a call in, or refuses it when the server is stopping. */
    void add(GuardedCall<?, ?> call) {
        calls.add(call);
        if (draining) {
            throw stopping();
        }
    }

    void remove(GuardedCall<?, ?> call) {
        calls.remove(call);
    }

    int count() {
        return calls.size();
    }

    /**
     * Refuses new calls and ends streams at once: their clients resume elsewhere. Waits for the other calls for at most
     * {@code patience}, then ends them too.
     */
    void drain(Duration patience) {
        draining = true;
        calls.stream().filter(call -> !call.unary()).forEach(call -> call.fail(stopping()));
        long deadline = System.nanoTime() + patience.toNanos();
        while (!calls.isEmpty() && System.nanoTime() < deadline) {
            try {
                Thread.sleep(LOOK_AGAIN);
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        calls.forEach(call -> call.fail(stopping()));
    }

    private static ApiException stopping() {
        return ApiException.of(
                        ErrorReason.DEPENDENCY_UNAVAILABLE,
                        "The server is being restarted. Try again in a moment.",
                        ErrorDetail.retryAfter(Duration.ofSeconds(1)))
                .with("part", "server");
    }
}
