package io.syntho.local.platform;

/**
 * The ports that Envoy's configuration names.
 *
 * @param open the public one
 * @param admin for its readiness and metrics
 * @param api where the API listens
 */
public record EnvoyPorts(int open, int admin, int api) {}
