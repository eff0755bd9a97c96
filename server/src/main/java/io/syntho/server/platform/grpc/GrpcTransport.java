package io.syntho.server.platform.grpc;

import java.time.Duration;

/** A listening gRPC server. What is served does not depend on which one it is. */
public interface GrpcTransport {

    /** The most bytes of headers that one request may have: no less than what Envoy lets through. */
    int MAX_HEADER_BYTES = 64 << 10;

    /** The most calls that may be under way on one connection; a proxy opens another when it needs more. */
    int MAX_CALLS_PER_CONNECTION = 1000;

    /**
     * Begins to listen.
     *
     * @throws IllegalStateException if the address is taken
     */
    void start();

    /** Returns the port that is listened on. */
    int port();

    /**
     * Takes no new calls, lets those under way finish for at most {@code drain}, then ends the rest. Returns when all is
     * ended. May be called again.
     */
    void stop(Duration drain);
}
