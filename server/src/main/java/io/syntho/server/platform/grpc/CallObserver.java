package io.syntho.server.platform.grpc;

import io.grpc.Status;
import io.syntho.server.platform.errors.ApiException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Is told of every call once, when it has ended: for metrics and the access log. Must not block and must not throw. */
@FunctionalInterface
public interface CallObserver {

    /**
     * A call has ended.
     *
     * @param scope the call
     * @param code how it ended; {@code CANCELLED} where the client went away
     * @param failure why, unless it ended well or was cancelled; with its cause, which is for the log only
     * @param duration from the arrival of its headers
     */
    void finished(CallScope scope, Status.Code code, @Nullable ApiException failure, Duration duration);

    /** Returns one that tells all of {@code observers}, in this order. */
    static CallObserver all(CallObserver... observers) {
        return (scope, code, failure, duration) -> {
            for (CallObserver observer : observers) {
                observer.finished(scope, code, failure, duration);
            }
        };
    }
}
