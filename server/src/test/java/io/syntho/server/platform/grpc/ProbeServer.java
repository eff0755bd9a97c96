package io.syntho.server.platform.grpc;

import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.identity.Authentication;
import io.syntho.server.platform.identity.Authenticator;
import io.syntho.server.platform.identity.Caller;
import io.syntho.server.platform.identity.Credentials;
import io.syntho.server.platform.identity.Role;
import io.syntho.server.platform.identity.UserId;
import io.syntho.v1.ErrorReason;
import io.syntho.v1.Permission;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** A server of the probe service on a free loopback port. Its tokens are names of permissions. */
public final class ProbeServer implements AutoCloseable {

    /** The streams of the probe may be silent for this long. */
    public static final Duration IDLE = Duration.ofSeconds(4);

    private static final CallLimits LIMITS = new CallLimits(4 << 20, Duration.ofSeconds(20), IDLE);

    private final GrpcServices services;
    private final GrpcTransport transport;

    private ProbeServer(CallObserver observer, Function<GrpcServices, GrpcTransport> transport) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        ProbeService probe = new ProbeService();
        this.services = new GrpcServices(
                List.of(probe::withHeaders),
                LIMITS,
                new Authentication(List.of(new PermissionTokens())),
                RateLimiter.UNLIMITED,
                observer);
        this.transport = transport.apply(services);
        this.transport.start();
        this.services.serving(true);
    }

    /** Starts one on Helidon. */
    public static ProbeServer helidon(CallObserver observer) {
        return new ProbeServer(
                observer, services -> new HelidonTransport(new Listen("127.0.0.1", 0), services, http -> {}));
    }

    /** Starts one on grpc-netty. */
    public static ProbeServer netty(CallObserver observer) {
        return new ProbeServer(observer, services -> new NettyTransport(new Listen("127.0.0.1", 0), services));
    }

    /** Returns its port. */
    public int port() {
        return transport.port();
    }

    /** Stops it as an operator would. */
    public void stop(Duration drain) {
        transport.stop(drain);
    }

    int activeCalls() {
        return services.activeCalls();
    }

    @Override
    public void close() {
        transport.stop(Duration.ZERO);
        services.close();
    }

    /** {@code Bearer READ,GENERATE} may read and generate; {@code Bearer nobody} is refused. */
    private static final class PermissionTokens implements Authenticator {

        @Override
        public boolean accepts(Credentials credentials) {
            return credentials.scheme().equalsIgnoreCase("Bearer");
        }

        @Override
        public Caller authenticate(Credentials credentials) {
            Set<Permission> permissions = EnumSet.noneOf(Permission.class);
            for (String word : credentials.secret().split(",")) {
                if (word.equals("nobody")) {
                    throw ApiException.of(ErrorReason.CREDENTIALS_INVALID, "The token is not valid.");
                }
                permissions.add(Permission.valueOf("PERMISSION_" + word));
            }
            UserId user = new UserId(UUID.nameUUIDFromBytes(credentials.secret().getBytes()));
            return new Caller(user, credentials.secret(), "", "", Role.USER, permissions);
        }
    }
}
