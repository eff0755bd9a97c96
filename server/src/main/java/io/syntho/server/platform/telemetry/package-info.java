/**
 * What operators see: structured logs, Prometheus metrics, health. None of it tells who a user is, what a table holds or
 * what opens a door.
 */
@NullMarked
package io.syntho.server.platform.telemetry;

import org.jspecify.annotations.NullMarked;
