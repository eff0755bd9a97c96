package io.syntho.server.platform.grpc;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** gRPC by grpc-netty: the fallback. HTTP needs a listener of its own beside it. */
public final class NettyTransport implements GrpcTransport {

    private final ExecutorService executor = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("call-", 0).factory());
    private final GrpcServices services;
    private final Server server;

    /** Serves {@code services} at an address, once started. */
    public NettyTransport(Listen listen, GrpcServices services) {
        this.services = services;
        NettyServerBuilder builder = NettyServerBuilder.forAddress(new InetSocketAddress(listen.host(), listen.port()))
                .executor(executor)
                .maxInboundMessageSize(services.limits().maxMessageBytes())
                .maxInboundMetadataSize(MAX_HEADER_BYTES)
                .maxConcurrentCallsPerConnection(MAX_CALLS_PER_CONNECTION)
                .permitKeepAliveTime(5, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true)
                .keepAliveTime(30, TimeUnit.SECONDS);
        services.definitions().forEach(builder::addService);
        builder.fallbackHandlerRegistry(UnknownMethod.everywhere(services.unknownMethod()));
        this.server = builder.build();
    }

    @Override
    public void start() {
        try {
            server.start();
        } catch (IOException taken) {
            throw new IllegalStateException("can not listen: " + taken.getMessage(), taken);
        }
    }

    @Override
    public int port() {
        return server.getPort();
    }

    @Override
    public void stop(Duration drain) {
        services.drain(drain);
        server.shutdownNow();
        try {
            server.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        executor.shutdownNow();
    }
}
