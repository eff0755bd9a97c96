package io.syntho.server.platform.grpc;

import io.grpc.ServerInterceptors;
import io.helidon.config.Config;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.grpc.GrpcConfig;
import io.helidon.webserver.grpc.GrpcRouting;
import io.helidon.webserver.http2.Http2Config;
import io.helidon.webserver.http2.Http2ConnectionSelector;
import java.time.Duration;
import java.util.function.Consumer;

/** gRPC and HTTP by Helidon SE on one port: the default. */
public final class HelidonTransport implements GrpcTransport {

    /** A proxy carries many clients over one connection, so what one client may do in ten seconds says little. */
    private static final int MAX_RAPID_RESETS = 10_000;

    private final GrpcServices services;
    private final WebServer server;

    /**
     * Serves {@code services} at an address, once started.
     *
     * @param http adds what is served over HTTP at the same address
     */
    public HelidonTransport(Listen listen, GrpcServices services, Consumer<WebServerConfig.Builder> http) {
        this.services = services;
        WebServerConfig.Builder builder = WebServer.builder()
                .host(listen.host())
                .port(listen.port())
                .shutdownHook(false)
                .connectionOptions(options -> options.tcpNoDelay(true))
                .addConnectionSelector(Http2ConnectionSelector.builder()
                        .http2Config(http2())
                        .addSubProtocolSelector(new HelidonMethods(grpc(services), services.definitions()))
                        .build())
                .addRouting(routing(services));
        http.accept(builder);
        this.server = builder.build();
    }

    private static GrpcRouting.Builder routing(GrpcServices services) {
        HelidonContract contract = new HelidonContract(services.limits(), services.timers());
        GrpcRouting.Builder routing = GrpcRouting.builder().config(Config.empty());
        services.definitions().forEach(service -> routing.service(ServerInterceptors.intercept(service, contract)));
        return routing.service(ServerInterceptors.intercept(services.unknownMethod(), contract));
    }

    private static GrpcConfig grpc(GrpcServices services) {
        return GrpcConfig.builder()
                .enableCompression(false)
                .enableMetrics(false)
                .maxReadBufferSize(services.limits().maxMessageBytes())
                .build();
    }

    private static Http2Config http2() {
        return Http2Config.builder()
                .flowControlTimeout(ServerStream.READER_PATIENCE)
                .maxRapidResets(MAX_RAPID_RESETS)
                .maxHeaderListSize(MAX_HEADER_BYTES)
                .maxConcurrentStreams(MAX_CALLS_PER_CONNECTION)
                .build();
    }

    @Override
    public void start() {
        server.start();
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public void stop(Duration drain) {
        services.drain(drain);
        server.stop();
    }
}
