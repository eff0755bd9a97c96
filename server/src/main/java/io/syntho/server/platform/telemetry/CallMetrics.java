package io.syntho.server.platform.telemetry;

import io.grpc.Status;
import io.helidon.metrics.api.Gauge;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.metrics.api.Tag;
import io.helidon.metrics.api.Timer;
import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.grpc.CallObserver;
import io.syntho.server.platform.grpc.CallScope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Counts and times calls by method and code: {@code grpc_server_calls_seconds}. No label tells anything of a person. */
public final class CallMetrics implements CallObserver {

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(60)
    };

    private final Map<Key, Timer> timers = new ConcurrentHashMap<>();
    private final MeterRegistry registry;

    /** Writes to {@code registry}. */
    public CallMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Shows how many calls are under way: {@code grpc_server_calls_active}. */
    public void showActive(IntSupplier active) {
        registry.getOrCreate(
                Gauge.builder("grpc.server.calls.active", active::getAsInt).description("Calls under way"));
    }

    @Override
    public void finished(CallScope scope, Status.Code code, @Nullable ApiException failure, Duration duration) {
        timers.computeIfAbsent(new Key(scope.method(), code), this::timer).record(duration);
    }

    private Timer timer(Key key) {
        return registry.getOrCreate(Timer.builder("grpc.server.calls")
                .description("Calls by method and status code")
                .tags(List.of(Tag.create("method", key.method), Tag.create("code", key.code.name())))
                .buckets(BUCKETS));
    }

    private record Key(String method, Status.Code code) {}
}
