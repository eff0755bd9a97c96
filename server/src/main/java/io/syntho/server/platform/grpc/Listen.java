package io.syntho.server.platform.grpc;

/**
 * Where a transport listens.
 *
 * @param host an address of this machine; loopback or a private network, since Envoy is the public door
 * @param port 0 for any that is free
 */
public record Listen(String host, int port) {}
