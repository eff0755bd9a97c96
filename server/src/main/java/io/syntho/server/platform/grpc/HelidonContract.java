package io.syntho.server.platform.grpc;

import io.grpc.Context;
import io.grpc.Context.CancellableContext;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.SynchronizationContext;
import io.syntho.server.platform.errors.ApiException;
import io.syntho.v1.ErrorReason;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a call of Helidon's gRPC (4.5, a preview) keep what grpc-java promises to those above it. What Helidon lacks,
 * and what is done about it here:
 *
 * <ul>
 *   <li>{@code grpc-timeout} is ignored: the deadline is put into the context.
 *   <li>The context is never cancelled: it is, when the client resets the stream.
 *   <li>{@code onCancel} also comes for a message that is too large or broken off, and then nothing is sent: it is
 *       answered. (Such a one comes on the stream's own thread, a reset on the connection's.)
 *   <li>{@code onCancel} runs on the connection's thread and beside other callbacks: it is moved off, and callbacks run
 *       one at a time.
 *   <li>{@code grpc-message} is sent as it is, which corrupts UTF-8: it is percent-encoded.
 *   <li>A stream whose answer ends on another thread after the request has ended is never released: the stream's
 *       (virtual) thread waits here for the end.
 * </ul>
 */
final class HelidonContract implements ServerInterceptor {

    private static final Metadata.Key<String> TIMEOUT =
            Metadata.Key.of("grpc-timeout", Metadata.ASCII_STRING_MARSHALLER);

    private final CallLimits limits;
    private final ScheduledExecutorService timer;

    HelidonContract(CallLimits limits, ScheduledExecutorService timer) {
        this.limits = limits;
        this.timer = timer;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> helidon, Metadata headers, ServerCallHandler<Q, R> next) {
        @Nullable Long timeout = GrpcTimeout.nanos(headers.get(TIMEOUT));
        CancellableContext context = timeout == null
                ? Context.current().withCancellation()
                : Context.current().withDeadlineAfter(timeout, TimeUnit.NANOSECONDS, timer);
        Call<Q, R> call = new Call<>(helidon, context);
        Context before = context.attach();
        try {
            return new Listener<>(call, next.startCall(call, headers), limits.maxMessageBytes());
        } finally {
            context.detach(before);
        }
    }

    private static final class Call<Q, R> extends SimpleForwardingServerCall<Q, R> {

        private final CancellableContext context;
        private final Thread streamThread = Thread.currentThread();
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile boolean reset;

        Call(ServerCall<Q, R> helidon, CancellableContext context) {
            super(helidon);
            this.context = context;
        }

        @Override
        public boolean isCancelled() {
            return reset || super.isCancelled();
        }

        @Override
        public void close(Status status, Metadata trailers) {
            @Nullable String message = status.getDescription();
            try {
                super.close(message == null ? status : status.withDescription(PercentEncoding.of(message)), trailers);
            } finally {
                ended.countDown();
            }
        }

        void reset() {
            reset = true;
            context.cancel(null);
            ended.countDown();
        }

        void awaitEnd() {
            try {
                ended.await();
            } catch (InterruptedException gone) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static final class Listener<Q> extends ServerCall.Listener<Q> {

        private static final Logger LOG = LoggerFactory.getLogger(HelidonContract.class);

        private final SynchronizationContext oneAtATime = new SynchronizationContext(
                (thread, thrown) -> LOG.error("a callback failed outside the guard", thrown));
        private final Call<Q, ?> call;
        private final ServerCall.Listener<Q> delegate;
        private final int maxMessageBytes;

        Listener(Call<Q, ?> call, ServerCall.Listener<Q> delegate, int maxMessageBytes) {
            this.call = call;
            this.delegate = delegate;
            this.maxMessageBytes = maxMessageBytes;
        }

        @Override
        public void onReady() {
            run(delegate::onReady);
        }

        @Override
        public void onMessage(Q message) {
            run(() -> delegate.onMessage(message));
        }

        @Override
        public void onHalfClose() {
            run(delegate::onHalfClose);
            call.awaitEnd();
        }

        @Override
        public void onCancel() {
            if (Thread.currentThread() == call.streamThread
                    && !call.isCancelled()
                    && delegate instanceof Refusable guard) {
                run(() -> guard.refuse(unreadable()));
            } else {
                call.reset();
            }
            Thread.startVirtualThread(() -> run(delegate::onCancel));
        }

        @Override
        public void onComplete() {
            run(delegate::onComplete);
        }

        private ApiException unreadable() {
            return ApiException.of(
                            ErrorReason.MESSAGE_TOO_LARGE,
                            "The message is larger than %d bytes, or broken off.".formatted(maxMessageBytes))
                    .with("max_bytes", maxMessageBytes);
        }

        private void run(Runnable callback) {
            oneAtATime.execute(() -> call.context.run(callback));
        }
    }
}
