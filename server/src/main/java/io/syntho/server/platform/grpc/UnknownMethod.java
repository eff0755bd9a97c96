package io.syntho.server.platform.grpc;

import io.grpc.HandlerRegistry;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCallHandler;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.syntho.server.platform.errors.ApiException;
import io.syntho.v1.ErrorReason;
import org.jspecify.annotations.Nullable;

/**
 * What is called when nothing of that name is offered: a method that refuses as every other does, with reason and request
 * id. It has one name whatever was asked for, so that nobody can fill metrics and logs with names of their own.
 */
final class UnknownMethod {

    static final String SERVICE = "syntho.Unknown";
    static final String NAME = SERVICE + "/Unknown";

    private UnknownMethod() {}

    static ServerServiceDefinition service() {
        BytesMarshaller bytes = new BytesMarshaller();
        MethodDescriptor<byte[], byte[]> method = MethodDescriptor.newBuilder(bytes, bytes)
                .setFullMethodName(NAME)
                .setType(MethodType.BIDI_STREAMING)
                .build();
        ServerCallHandler<byte[], byte[]> refusal = (call, headers) -> {
            throw ApiException.of(ErrorReason.METHOD_UNKNOWN, "This server does not offer the method.");
        };
        return ServerServiceDefinition.builder(SERVICE)
                .addMethod(method, refusal)
                .build();
    }

    /** Returns a registry that finds it under every name. */
    static HandlerRegistry everywhere(ServerServiceDefinition guarded) {
        ServerMethodDefinition<?, ?> method = guarded.getMethod(NAME);
        return new HandlerRegistry() {
            @Override
            public ServerMethodDefinition<?, ?> lookupMethod(String methodName, @Nullable String authority) {
                return method;
            }
        };
    }
}
