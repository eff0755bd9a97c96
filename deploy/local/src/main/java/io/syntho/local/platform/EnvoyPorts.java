package io.syntho.local.platform;

/**
 * The ports that Envoy's configuration names.
 *
 * @param open the public one
 * @param admin for its readiness and metrics
 * @param api where the API takes gRPC
 * @param apiHttp where the API takes HTTP; the same port on the transport that can do both
 */
public record EnvoyPorts(int open, int admin, int api, int apiHttp) {}
