package io.syntho.server.platform.grpc;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.identity.Authentication;
import io.syntho.server.platform.identity.Caller;
import io.syntho.v1.ErrorReason;
import io.syntho.v1.Permission;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who calls. Only public methods may be called without credentials; credentials that are sent must be good
 * everywhere.
 */
final class AuthenticationInterceptor implements ServerInterceptor {

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final Authentication authentication;
    private final MethodPermissions permissions;

    AuthenticationInterceptor(Authentication authentication, MethodPermissions permissions) {
        this.authentication = authentication;
        this.permissions = permissions;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        @Nullable String header = headers.get(AUTHORIZATION);
        if (header == null) {
            if (permissions.of(call.getMethodDescriptor().getFullMethodName()) != Permission.PERMISSION_PUBLIC) {
                throw ApiException.of(
                        ErrorReason.CREDENTIALS_MISSING, "Sign in, or send an API key, to call this method.");
            }
            return next.startCall(call, headers);
        }
        Caller caller = authentication.callerOf(header);
        CallScope.current().ifPresent(scope -> scope.authenticated(caller.user()));
        return Contexts.interceptCall(caller.in(Context.current()), call, headers, next);
    }
}
