package io.syntho.server.platform.telemetry;

import io.helidon.health.HealthCheckResponse;
import io.helidon.health.HealthCheckType;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.observe.ObserveFeature;
import io.helidon.webserver.observe.health.HealthObserver;
import io.helidon.webserver.observe.metrics.MetricsObserver;

/**
 * What both roles answer over HTTP: {@code /health/live} while the process lives, {@code /health/ready} while it can work,
 * {@code /metrics} in Prometheus' format. None of it is for the outside: Envoy does not route there.
 */
public final class HttpEndpoints {

    private final Readiness readiness;

    /** Endpoints of a server whose readiness is {@code readiness}. */
    public HttpEndpoints(Readiness readiness) {
        this.readiness = readiness;
    }

    /** Adds them to a listener. */
    public void addTo(WebServerConfig.Builder listener) {
        HealthObserver health = HealthObserver.builder()
                .endpoint("/health")
                .details(true)
                .useSystemServices(false)
                .addCheck(
                        () -> HealthCheckResponse.builder()
                                .status(HealthCheckResponse.Status.UP)
                                .build(),
                        HealthCheckType.LIVENESS,
                        "process")
                .addCheck(this::parts, HealthCheckType.READINESS, "parts")
                .build();
        listener.addFeature(ObserveFeature.builder()
                .observersDiscoverServices(false)
                .addObserver(health)
                .addObserver(MetricsObserver.builder().endpoint("/metrics").build())
                .build());
    }

    private HealthCheckResponse parts() {
        HealthCheckResponse.Builder response = HealthCheckResponse.builder()
                .status(readiness.ready() ? HealthCheckResponse.Status.UP : HealthCheckResponse.Status.DOWN);
        readiness.answers().forEach((part, answers) -> response.detail(part, answers ? "UP" : "DOWN"));
        return response.build();
    }
}
