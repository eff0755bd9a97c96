package io.syntho.server.platform.grpc;

import io.grpc.Context.CancellableContext;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.errors.ErrorStatus;
import io.syntho.server.platform.errors.Failures;
import io.syntho.v1.ErrorReason;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A call whose answer ends exactly once, with a status that carries our details, and is never written to after it has
 * ended or been cancelled.
 */
final class GuardedCall<Q, R> extends SimpleForwardingServerCall<Q, R> {

    private static final Metadata.Key<byte[]> DETAILS =
            Metadata.Key.of("grpc-status-details-bin", Metadata.BINARY_BYTE_MARSHALLER);

    private static final Logger LOG = LoggerFactory.getLogger(GuardedCall.class);

    private final WriteGate gate = new WriteGate();
    private final ServerCall<Q, R> transport;
    private final CallScope scope;
    private final CallObserver observer;
    private final CancellableContext context;
    private final Runnable onEnd;
    private final long startedAt = System.nanoTime();
    private volatile long lastActivity = startedAt;

    GuardedCall(
            ServerCall<Q, R> transport,
            CallScope scope,
            CallObserver observer,
            CancellableContext context,
            Consumer<GuardedCall<?, ?>> onEnd) {
        super(transport);
        this.transport = transport;
        this.scope = scope;
        this.observer = observer;
        this.context = context;
        this.onEnd = () -> onEnd.accept(this);
    }

    /** The transport is ready: an end that came before may be written. */
    void open() {
        gate.open();
    }

    boolean unary() {
        return getMethodDescriptor().getType() == MethodType.UNARY;
    }

    boolean ended() {
        return gate.ended();
    }

    void touch() {
        lastActivity = System.nanoTime();
    }

    Duration idleFor() {
        return Duration.ofNanos(System.nanoTime() - lastActivity);
    }

    @Override
    public void sendHeaders(Metadata headers) {
        headers.put(RequestIds.HEADER, scope.requestId());
        write(() -> super.sendHeaders(headers));
    }

    @Override
    public void sendMessage(R message) {
        write(() -> super.sendMessage(message));
    }

    /**
     * Ends the call as the service, or the stub around it, says. gRPC's own services keep their words; all others say
     * them by {@link ApiException}, and a bare status becomes what may be told of it.
     */
    @Override
    public void close(Status status, Metadata trailers) {
        if (isCancelled()) {
            contextEnded(); // whatever the service says was caused by that
        } else if (status.isOk()
                || trailers.containsKey(DETAILS)
                || scope.method().startsWith("grpc.")) {
            finish(status, trailers, null);
        } else {
            Throwable cause = status.getCause();
            fail(Failures.of(cause instanceof ApiException ? cause : status.asRuntimeException()));
        }
    }

    /** Ends the call with a failure. Does nothing if it has ended. */
    void fail(ApiException failure) {
        StatusRuntimeException told = ErrorStatus.exceptionOf(failure, scope.requestId());
        Metadata trailers = told.getTrailers() == null ? new Metadata() : told.getTrailers();
        finish(told.getStatus(), trailers, failure);
    }

    /** The deadline has passed, or the client has gone. Does nothing if the call has ended. */
    void contextEnded() {
        if (context.cancellationCause() instanceof TimeoutException late) {
            fail(ApiException.because(
                    late, ErrorReason.DEADLINE_PASSED, "The deadline passed before the answer was ready."));
        } else {
            cancelled();
        }
    }

    /** The client has gone: nothing more is written. Does nothing if the call has ended. */
    void cancelled() {
        if (gate.end(() -> {})) {
            observe(Status.Code.CANCELLED, null);
        }
        context.cancel(null);
    }

    @Override
    public boolean isCancelled() {
        return context.isCancelled() || super.isCancelled();
    }

    private void write(Runnable frame) {
        if (context.isCancelled() || transport.isCancelled() || !gate.beginWrite()) {
            throw Status.CANCELLED.withDescription("the call has ended").asRuntimeException();
        }
        try {
            touch();
            frame.run();
        } catch (RuntimeException broken) {
            // The reader is gone, or has not read for as long as flow control waits.
            gone(broken);
            throw Status.CANCELLED
                    .withDescription("the answer can not be written")
                    .withCause(broken)
                    .asRuntimeException();
        } finally {
            gate.written();
        }
    }

    private void gone(RuntimeException broken) {
        fail(Stalled.reader(broken));
        context.cancel(broken);
    }

    private void finish(Status status, Metadata trailers, @Nullable ApiException failure) {
        trailers.put(RequestIds.HEADER, scope.requestId());
        boolean first = gate.end(() -> {
            try {
                if (!transport.isCancelled()) {
                    transport.close(status, trailers);
                }
            } catch (RuntimeException unreachable) {
                LOG.debug("the end of a call could not be written", unreachable);
            } finally {
                context.cancel(null);
            }
        });
        if (first) {
            observe(status.getCode(), failure);
        }
    }

    private void observe(Status.Code code, @Nullable ApiException failure) {
        onEnd.run();
        observer.finished(scope, code, failure, Duration.ofNanos(System.nanoTime() - startedAt));
    }
}
