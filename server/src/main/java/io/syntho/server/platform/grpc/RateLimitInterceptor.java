package io.syntho.server.platform.grpc;

import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.errors.ErrorDetail;
import io.syntho.server.platform.identity.Caller;
import io.syntho.v1.ErrorReason;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Slows down who calls too often: a caller by their id, an anonymous one by their address. */
final class RateLimitInterceptor implements ServerInterceptor {

    /** Set by Envoy from the connection; what a client sends under this name, Envoy replaces. */
    private static final Metadata.Key<String> CLIENT_ADDRESS =
            Metadata.Key.of("x-envoy-external-address", Metadata.ASCII_STRING_MARSHALLER);

    private final RateLimiter limiter;

    RateLimitInterceptor(RateLimiter limiter) {
        this.limiter = limiter;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        String who = Caller.find()
                .map(caller -> "user:" + caller.user())
                .orElseGet(() -> "address:" + address(call, headers));
        Duration wait = limiter.take(who);
        if (wait.isPositive()) {
            throw ApiException.of(
                    ErrorReason.RATE_LIMITED,
                    "Too many calls. Try again in %d ms.".formatted(Math.max(1, wait.toMillis())),
                    ErrorDetail.retryAfter(wait));
        }
        return next.startCall(call, headers);
    }

    private static String address(ServerCall<?, ?> call, Metadata headers) {
        @Nullable String given = headers.get(CLIENT_ADDRESS);
        if (given != null) {
            return given;
        }
        @Nullable SocketAddress peer = call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR);
        return peer instanceof InetSocketAddress internet ? internet.getHostString() : "unknown";
    }
}
