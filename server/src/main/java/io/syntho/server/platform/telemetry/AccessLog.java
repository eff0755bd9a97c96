package io.syntho.server.platform.telemetry;

import io.grpc.Status;
import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.grpc.CallObserver;
import io.syntho.server.platform.grpc.CallScope;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * One line per call: method, code, reason, duration, request id and a pseudonym of the caller. Our own defects bring their
 * stack trace; nothing of the request or the answer is written.
 */
public final class AccessLog implements CallObserver {

    private static final Logger LOG = LoggerFactory.getLogger("io.syntho.access");
    private static final String GRPC_OWN = "grpc.";

    @Override
    public void finished(CallScope scope, Status.Code code, @Nullable ApiException failure, Duration duration) {
        LoggingEventBuilder line = LOG.atLevel(levelOf(scope, code))
                .addKeyValue("method", scope.method())
                .addKeyValue("code", code.name())
                .addKeyValue("duration_ms", duration.toNanos() / 1_000_000.0)
                .addKeyValue("request_id", scope.requestId());
        scope.user().ifPresent(user -> line.addKeyValue("user", Pseudonyms.of(user)));
        if (failure != null) {
            line.addKeyValue("reason", failure.reason().name());
            if (code == Status.Code.INTERNAL || code == Status.Code.UNAVAILABLE) {
                line.setCause(failure.getCause() == null ? failure : failure.getCause());
            }
        }
        line.log("call");
    }

    private static Level levelOf(CallScope scope, Status.Code code) {
        return switch (code) {
            case INTERNAL, UNKNOWN, DATA_LOSS -> Level.ERROR;
            case UNAVAILABLE -> Level.WARN;
            default -> scope.method().startsWith(GRPC_OWN) ? Level.DEBUG : Level.INFO;
        };
    }
}
