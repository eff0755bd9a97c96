package io.syntho.server.platform.grpc;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.identity.Caller;
import io.syntho.v1.ErrorReason;
import io.syntho.v1.Permission;

/** Lets a call pass only if its caller holds what the method declares. */
final class PermissionInterceptor implements ServerInterceptor {

    private final MethodPermissions permissions;

    PermissionInterceptor(MethodPermissions permissions) {
        this.permissions = permissions;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        Permission needed = permissions.of(call.getMethodDescriptor().getFullMethodName());
        if (needed != Permission.PERMISSION_PUBLIC && !Caller.current().may(needed)) {
            throw ApiException.of(ErrorReason.PERMISSION_MISSING, "You may not call this method.")
                    .with("permission", needed.name());
        }
        return next.startCall(call, headers);
    }
}
