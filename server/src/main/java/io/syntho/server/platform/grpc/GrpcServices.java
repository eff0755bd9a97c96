package io.syntho.server.platform.grpc;

import io.grpc.BindableService;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.protobuf.services.HealthStatusManager;
import io.syntho.server.platform.identity.Authentication;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * Everything that a gRPC server serves, ready for a transport: the features' services behind the interceptors, and
 * gRPC's own health and reflection.
 */
public final class GrpcServices implements AutoCloseable {

    private final HealthStatusManager health = new HealthStatusManager();
    private final AtomicBoolean draining = new AtomicBoolean();
    private final ActiveCalls active = new ActiveCalls();
    private final ScheduledThreadPoolExecutor timer = timer();
    private final CallLimits limits;
    private final List<ServerServiceDefinition> definitions;
    private final ServerServiceDefinition unknownMethod;
    private final List<String> names;

    /**
     * Puts the interceptors around the services and compiles the contracts' rules.
     *
     * @param services the features' services; each method must declare a permission
     * @throws IllegalStateException if a method declares none
     */
    public GrpcServices(
            List<? extends BindableService> services,
            CallLimits limits,
            Authentication authentication,
            RateLimiter limiter,
            CallObserver observer) {
        this.limits = limits;
        List<ServerServiceDefinition> plain =
                services.stream().map(BindableService::bindService).toList();
        MethodPermissions permissions = MethodPermissions.of(plain);
        ValidationInterceptor validation = new ValidationInterceptor();
        validation.warmUp(plain);
        List<ServerInterceptor> outermostFirst = List.of(
                new AuthenticationInterceptor(authentication, permissions),
                new RateLimitInterceptor(limiter),
                new PermissionInterceptor(permissions),
                validation);
        List<ServerServiceDefinition> all = new ArrayList<>();
        plain.forEach(service -> all.add(ServerInterceptors.interceptForward(service, outermostFirst)));
        all.add(health.getHealthService().bindService());
        all.add(Reflection.of(List.copyOf(all)));
        CallGuard guard = new CallGuard(limits, observer, active, timer);
        this.definitions = all.stream()
                .map(service -> ServerInterceptors.useMarshalledMessages(service, new BytesMarshaller()))
                .map(service -> ServerInterceptors.intercept(service, guard))
                .toList();
        this.unknownMethod = ServerInterceptors.intercept(UnknownMethod.service(), guard);
        this.names = plain.stream()
                .map(service -> service.getServiceDescriptor().getName())
                .toList();
    }

    /** Tells by {@code grpc.health.v1} whether the server and each of its services serve. */
    public void serving(boolean serving) {
        ServingStatus status = serving ? ServingStatus.SERVING : ServingStatus.NOT_SERVING;
        Stream.concat(Stream.of(HealthStatusManager.SERVICE_NAME_ALL_SERVICES), names.stream())
                .forEach(name -> health.setStatus(name, status));
    }

    /**
     * Takes no new calls, ends streams so that their clients go elsewhere, and waits for the rest.
     *
     * @param patience how long at most
     */
    public void drain(Duration patience) {
        if (!draining.getAndSet(true)) {
            health.enterTerminalState();
        }
        active.drain(patience);
    }

    /** Returns how many calls are under way. */
    public int activeCalls() {
        return active.count();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    List<ServerServiceDefinition> definitions() {
        return definitions;
    }

    ServerServiceDefinition unknownMethod() {
        return unknownMethod;
    }

    CallLimits limits() {
        return limits;
    }

    ScheduledThreadPoolExecutor timers() {
        return timer;
    }

    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("grpc-timer").factory());
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }
}
