package io.syntho.server.platform.config;

import io.syntho.server.platform.database.DatabaseOptions;
import io.syntho.server.platform.storage.StorageOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * All settings of the server, valid. {@link ConfigReader} makes it; the names of the settings stand there.
 *
 * @param environment where it runs
 * @param publicUrl where browsers and SDKs reach the platform
 * @param api where the role {@code api} listens
 * @param worker where the role {@code worker} listens, and how much it does at once
 * @param job how long a worker may be silent, and how often a job is tried
 * @param database PostgreSQL
 * @param redis Redis; may hold a password, so it is never shown
 * @param storage object storage
 * @param oidc the identity provider
 * @param dashboard the web dashboard, where the role {@code api} serves it
 */
public record ServerConfig(
        Environment environment,
        URI publicUrl,
        Api api,
        Worker worker,
        Job job,
        DatabaseOptions database,
        URI redis,
        StorageOptions storage,
        Oidc oidc,
        Optional<Dashboard> dashboard) {

    /**
     * The role {@code api}.
     *
     * @param host the address to listen on
     * @param port the port of gRPC, and of HTTP too on Helidon; 0 for any
     * @param httpPort the port of HTTP where the transport is grpc-netty
     * @param transport what carries gRPC
     */
    public record Api(String host, int port, int httpPort, TransportKind transport) {}

    /**
     * The role {@code worker}.
     *
     * @param host the address of health and metrics
     * @param port their port; 0 for any
     * @param concurrency jobs at once
     * @param workDir where tables are unpacked while a job runs; emptied at start
     * @param inference DJL Serving with our models; empty: learned and sampled in the worker itself
     */
    public record Worker(String host, int port, int concurrency, Path workDir, Optional<URI> inference) {}

    /**
     * The job engine.
     *
     * @param lease how long a worker may be silent before another takes its job
     * @param heartbeat how often a worker says that it lives; less than half of the lease
     * @param maxAttempts how often a job is tried
     */
    public record Job(Duration lease, Duration heartbeat, int maxAttempts) {}

    /**
     * The identity provider.
     *
     * @param issuer as it stands in its tokens; its discovery document lies below
     * @param audience what a token must be meant for
     */
    public record Oidc(URI issuer, String audience) {}

    /**
     * The web dashboard.
     *
     * @param folder its built files
     * @param clientId what it is called at the identity provider
     */
    public record Dashboard(Path folder, String clientId) {}

    /** Shows where things are, and no secret. */
    @Override
    public String toString() {
        return "ServerConfig[%s, public %s, %s, %s, %s, database %s as %s, %s, %s, %s]"
                .formatted(
                        environment,
                        publicUrl,
                        api,
                        worker,
                        job,
                        database.url(),
                        database.login(),
                        storage,
                        oidc,
                        dashboard);
    }
}
