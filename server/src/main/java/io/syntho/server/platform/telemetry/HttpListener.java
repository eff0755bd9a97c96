package io.syntho.server.platform.telemetry;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.syntho.server.platform.grpc.Listen;
import java.util.function.Consumer;

/** HTTP on a port of its own: for the worker, and for the API where gRPC is carried by grpc-netty. */
public final class HttpListener implements AutoCloseable {

    private final WebServer server;

    /**
     * Answers at an address, once started.
     *
     * @param answers adds what is answered
     */
    public HttpListener(Listen listen, Consumer<WebServerConfig.Builder> answers) {
        WebServerConfig.Builder builder =
                WebServer.builder().host(listen.host()).port(listen.port()).shutdownHook(false);
        answers.accept(builder);
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
