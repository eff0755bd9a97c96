package io.syntho.server;

import io.grpc.BindableService;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.service.registry.Services;
import io.helidon.webserver.WebServerConfig;
import io.syntho.server.account.AccountService;
import io.syntho.server.account.GenerationQuota;
import io.syntho.server.account.ProfileStore;
import io.syntho.server.dataset.DatasetService;
import io.syntho.server.download.DownloadService;
import io.syntho.server.generation.DatasetGenerations;
import io.syntho.server.generation.Generations;
import io.syntho.server.generation.OwnSnapshots;
import io.syntho.server.generation.Previews;
import io.syntho.server.generation.SyntheticDatasetService;
import io.syntho.server.generation.model.ModelService;
import io.syntho.server.generation.watch.JobWatch;
import io.syntho.server.platform.config.ServerConfig;
import io.syntho.server.platform.grpc.CallLimits;
import io.syntho.server.platform.grpc.CallObserver;
import io.syntho.server.platform.grpc.GrpcServices;
import io.syntho.server.platform.grpc.GrpcTransport;
import io.syntho.server.platform.grpc.HelidonTransport;
import io.syntho.server.platform.grpc.Listen;
import io.syntho.server.platform.grpc.NettyTransport;
import io.syntho.server.platform.grpc.TokenBuckets;
import io.syntho.server.platform.identity.Authentication;
import io.syntho.server.platform.identity.CachedProfiles;
import io.syntho.server.platform.identity.OidcAuthenticator;
import io.syntho.server.platform.identity.OidcTokens;
import io.syntho.server.platform.telemetry.AccessLog;
import io.syntho.server.platform.telemetry.CallMetrics;
import io.syntho.server.platform.telemetry.Dependency;
import io.syntho.server.platform.telemetry.HttpEndpoints;
import io.syntho.server.platform.telemetry.HttpListener;
import io.syntho.server.platform.telemetry.Readiness;
import io.syntho.server.platform.web.Dashboard;
import io.syntho.server.report.ReportService;
import io.syntho.synthesis.Synthesizers;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The role {@code api}: the contracts, over gRPC. */
final class ApiRole {

    private static final Logger LOG = LoggerFactory.getLogger(ApiRole.class);
    private static final Duration DRAIN = Duration.ofSeconds(15);
    private static final Duration PROFILE_MEMORY = Duration.ofSeconds(15);
    private static final long BURST = 200;
    private static final long PER_SECOND = 50;

    private ApiRole() {}

    static void start(ServerConfig config, Lifecycle lifecycle) {
        Foundation base = Foundation.start(config, lifecycle);

        // Who calls
        OidcTokens tokens = new OidcTokens(config.oidc().issuer(), config.oidc().audience(), base.clock());
        ProfileStore profiles = new ProfileStore(base.database(), base.ids());
        Authentication authentication = new Authentication(
                List.of(new OidcAuthenticator(tokens, new CachedProfiles(profiles, PROFILE_MEMORY, base.clock()))));

        // What is offered
        JobParts parts = JobParts.start(base, config.job(), lifecycle);
        List<BindableService> services = List.of(
                account(base),
                datasets(base, parts),
                syntheticDatasets(base, parts),
                models(base),
                reports(base),
                downloads(base));

        // How it is served
        CallMetrics metrics = new CallMetrics(Services.get(MeterRegistry.class));
        GrpcServices grpc = lifecycle.closing(
                "timers",
                new GrpcServices(
                        services,
                        CallLimits.DEFAULT,
                        authentication,
                        new TokenBuckets(BURST, PER_SECOND),
                        CallObserver.all(new AccessLog(), metrics)));
        metrics.showActive(grpc::activeCalls);
        Readiness readiness = lifecycle.closing(
                "readiness",
                new Readiness(Stream.concat(
                                base.dependencies().stream(),
                                Stream.of(Dependency.required("identity provider", tokens::ready)))
                        .toList()));
        listen(config.api(), grpc, http(config, readiness), lifecycle);
        lifecycle.closing("serving", new ServingMonitor(readiness, grpc));
    }

    private static AccountService account(Foundation base) {
        return new AccountService(base.database(), base.idempotency(), new GenerationQuota(base.clock()));
    }

    private static DatasetService datasets(Foundation base, JobParts parts) {
        return new DatasetService(
                base.database(),
                base.storage(),
                base.deletions(),
                base.idempotency(),
                new DatasetGenerations(parts.jobs(), parts.dispatch(), base.deletions()),
                base.ids(),
                base.clock());
    }

    private static SyntheticDatasetService syntheticDatasets(Foundation base, JobParts parts) {
        Generations generations = new Generations(
                parts.jobs(),
                new GenerationQuota(base.clock()),
                base.deletions(),
                Synthesizers.methods(),
                base.ids(),
                base.clock(),
                new SecureRandom());
        return new SyntheticDatasetService(
                base.database(),
                base.idempotency(),
                generations,
                parts.dispatch(),
                new Previews(base.storage()),
                new JobWatch(
                        new OwnSnapshots(base.database()), parts.jobs(), parts.feed(), parts.events(), base.clock()),
                base.clock());
    }

    private static ModelService models(Foundation base) {
        return new ModelService(
                base.database(), base.idempotency(), base.deletions(), base.ids(), base.clock(), new SecureRandom());
    }

    private static ReportService reports(Foundation base) {
        return new ReportService(base.database(), base.clock());
    }

    private static DownloadService downloads(Foundation base) {
        return new DownloadService(base.database(), base.storage(), base.idempotency(), base.clock());
    }

    private static Consumer<WebServerConfig.Builder> http(ServerConfig config, Readiness readiness) {
        HttpEndpoints endpoints = new HttpEndpoints(readiness);
        Optional<Dashboard> dashboard = config.dashboard()
                .map(built -> new Dashboard(
                        built.folder(),
                        config.oidc().issuer(),
                        built.clientId(),
                        config.storage().publicEndpoint()));
        return listener -> {
            endpoints.addTo(listener);
            dashboard.ifPresent(pages -> listener.routing(routing -> routing.register(Dashboard.PATH, pages)));
        };
    }

    private static void listen(
            ServerConfig.Api api, GrpcServices grpc, Consumer<WebServerConfig.Builder> http, Lifecycle lifecycle) {
        Listen address = new Listen(api.host(), api.port());
        GrpcTransport transport = switch (api.transport()) {
            case HELIDON -> new HelidonTransport(address, grpc, http);
            case NETTY -> {
                Listen beside = new Listen(api.host(), api.httpPort());
                lifecycle.closing("http", new HttpListener(beside, http)).start();
                yield new NettyTransport(address, grpc);
            }
        };
        transport.start();
        lifecycle.onStop("grpc", () -> transport.stop(DRAIN));
        LOG.info("The API listens on {}:{} ({})", api.host(), transport.port(), api.transport());
    }
}
