package io.syntho.server.platform.telemetry;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.syntho.server.platform.grpc.Listen;

/** HTTP on a port of its own: for the worker, and for the API where gRPC is carried by grpc-netty. */
public final class HttpListener implements AutoCloseable {

    private final WebServer server;

    /** Answers {@code endpoints} at an address, once started. */
    public HttpListener(Listen listen, HttpEndpoints endpoints) {
        WebServerConfig.Builder builder =
                WebServer.builder().host(listen.host()).port(listen.port()).shutdownHook(false);
        endpoints.addTo(builder);
        this.server = builder.build();
    }

    /** Begins to listen. */
    public void start() {
        server.start();
    }

    /** Returns the port that is listened on. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }
}
