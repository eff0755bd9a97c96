package io.syntho.server.platform.grpc;

import io.grpc.Context;
import io.grpc.Context.CancellableContext;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.syntho.server.platform.errors.ApiException;
import io.syntho.v1.ErrorReason;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The outermost interceptor of our own: gives each call its id, deadline and cancellable context, and makes sure that
 * it ends exactly once, with a status written for clients, whatever is thrown below.
 *
 * <p>Interceptors below refuse a call by throwing: the refusal is written once the transport is ready, because an
 * earlier one kills the whole connection on Helidon when the request's data arrive late.
 */
final class CallGuard implements ServerInterceptor {

    private static final Metadata.Key<String> ENCODING =
            Metadata.Key.of("grpc-encoding", Metadata.ASCII_STRING_MARSHALLER);

    private final CallLimits limits;
    private final CallObserver observer;
    private final ActiveCalls active;
    private final ScheduledExecutorService timer;

    CallGuard(CallLimits limits, CallObserver observer, ActiveCalls active, ScheduledExecutorService timer) {
        this.limits = limits;
        this.observer = observer;
        this.active = active;
        this.timer = timer;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> transport, Metadata headers, ServerCallHandler<Q, R> next) {
        CallScope scope = new CallScope(
                RequestIds.of(headers), transport.getMethodDescriptor().getFullMethodName());
        CancellableContext context = contextOf(transport, scope);
        GuardedCall<Q, R> call = new GuardedCall<>(transport, scope, observer, context, active::remove);
        GuardedListener<Q> listener = new GuardedListener<>(call, context, scope);
        context.addListener(ended -> call.contextEnded(), Thread::startVirtualThread);
        if (!call.unary()) {
            watchIdle(call);
        }
        listener.run(() -> {
            active.add(call);
            refuseCompression(headers);
            listener.delegateTo(next.startCall(call, headers));
        });
        return listener;
    }

    private CancellableContext contextOf(ServerCall<?, ?> transport, CallScope scope) {
        Context context = scope.in(Context.current());
        boolean unary = transport.getMethodDescriptor().getType() == MethodType.UNARY;
        return unary && context.getDeadline() == null
                ? context.withDeadlineAfter(limits.unaryDeadline().toNanos(), TimeUnit.NANOSECONDS, timer)
                : context.withCancellation();
    }

    /** A peer that vanished without a word is found by its silence. */
    private void watchIdle(GuardedCall<?, ?> call) {
        long left = limits.idleTimeout().minus(call.idleFor()).toNanos();
        if (call.ended()) {
            return;
        }
        if (left <= 0) {
            Thread.startVirtualThread(() -> call.fail(ApiException.of(
                    ErrorReason.DEADLINE_PASSED,
                    "Nothing was sent either way for %d seconds."
                            .formatted(limits.idleTimeout().toSeconds()))));
            return;
        }
        timer.schedule(() -> watchIdle(call), left, TimeUnit.NANOSECONDS);
    }

    /** What decompresses on the server is limited by nothing but memory; Envoy compresses answers where it pays. */
    private static void refuseCompression(Metadata headers) {
        @Nullable String encoding = headers.get(ENCODING);
        if (encoding != null && !encoding.equals("identity")) {
            throw ApiException.of(
                    ErrorReason.COMPRESSION_UNSUPPORTED,
                    "Compressed messages are not read. Send them as they are (identity).");
        }
    }
}
