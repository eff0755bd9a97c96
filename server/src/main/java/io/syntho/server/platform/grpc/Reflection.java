package io.syntho.server.platform.grpc;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.InternalServer;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** grpc-java's reflection service, which asks its server what it serves, for a server that is not grpc-java's. */
final class Reflection {

    private Reflection() {}

    static ServerServiceDefinition of(List<ServerServiceDefinition> services) {
        Listing listing = new Listing(List.copyOf(services));
        return ServerInterceptors.intercept(ProtoReflectionServiceV1.newInstance(), new ServerInterceptor() {
            @Override
            public <Q, R> ServerCall.Listener<Q> interceptCall(
                    ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
                Context context = Context.current().withValue(InternalServer.SERVER_CONTEXT_KEY, listing);
                return Contexts.interceptCall(context, call, headers, next);
            }
        });
    }

    /** Not a server: only its list of services. */
    private static final class Listing extends Server {

        private final List<ServerServiceDefinition> services;

        Listing(List<ServerServiceDefinition> services) {
            this.services = services;
        }

        @Override
        public List<ServerServiceDefinition> getServices() {
            return services;
        }

        @Override
        public List<ServerServiceDefinition> getImmutableServices() {
            return services;
        }

        @Override
        public Server start() {
            return this;
        }

        @Override
        public Server shutdown() {
            return this;
        }

        @Override
        public Server shutdownNow() {
            return this;
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return false;
        }

        @Override
        public void awaitTermination() {}
    }
}
