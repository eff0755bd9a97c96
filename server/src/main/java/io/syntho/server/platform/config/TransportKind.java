package io.syntho.server.platform.config;

/** What carries gRPC. */
public enum TransportKind {
    /** Helidon SE: gRPC and HTTP on one port. */
    HELIDON,
    /** grpc-netty, with HTTP on a port of its own. */
    NETTY
}
