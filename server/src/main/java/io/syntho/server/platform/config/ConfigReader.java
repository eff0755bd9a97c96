package io.syntho.server.platform.config;

import io.helidon.config.Config;
import io.helidon.config.ConfigException;
import io.helidon.config.ConfigSources;
import io.syntho.server.platform.database.DatabaseOptions;
import io.syntho.server.platform.database.DatabaseOptions.Login;
import io.syntho.server.platform.storage.StorageOptions;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads and checks the settings of the server. Every setting there is stands here, with its preset and its bounds. */
public final class ConfigReader {

    private static final int MOST_PORT = 65_535;
    private static final List<String> WEB = List.of("https", "http");

    private final Settings settings;

    private ConfigReader(Settings settings) {
        this.settings = settings;
    }

    /**
     * Returns the settings of the environment and of a file.
     *
     * @param environment the environment variables; they win
     * @param file a YAML file, if there is one
     * @throws InvalidConfig saying everything that is wrong
     */
    public static ServerConfig read(Map<String, String> environment, Optional<Path> file) {
        Settings settings =
                new Settings(environment, file.map(ConfigReader::yaml).orElse(Map.of()));
        ServerConfig config = new ConfigReader(settings).config();
        settings.finish();
        return config;
    }

    private static Map<String, String> yaml(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InvalidConfig(List.of("--config %s: there is no such file".formatted(file)));
        }
        try {
            return Config.builder(ConfigSources.file(file))
                    .disableEnvironmentVariablesSource()
                    .disableSystemPropertiesSource()
                    .build()
                    .asMap()
                    .orElse(Map.of());
        } catch (ConfigException unreadable) {
            throw new InvalidConfig(List.of("--config %s: it is not readable YAML".formatted(file)));
        }
    }

    private ServerConfig config() {
        Environment environment = settings.choice("SYNTHO_ENVIRONMENT", Environment.class, Environment.PRODUCTION);
        ServerConfig config = new ServerConfig(
                environment,
                settings.address("SYNTHO_PUBLIC_URL", WEB),
                api(),
                worker(),
                job(),
                database(),
                settings.address("SYNTHO_REDIS_URL", List.of("redis", "rediss")),
                storage(),
                new ServerConfig.Oidc(
                        settings.address("SYNTHO_OIDC_ISSUER", WEB), settings.text("SYNTHO_OIDC_AUDIENCE")),
                dashboard());
        if (environment == Environment.PRODUCTION) {
            checkProduction(config);
        }
        return config;
    }

    private ServerConfig.Api api() {
        int port = settings.number("SYNTHO_API_PORT", 8080, 0, MOST_PORT);
        return new ServerConfig.Api(
                settings.find("SYNTHO_API_HOST").orElse("127.0.0.1"),
                port,
                settings.number("SYNTHO_API_HTTP_PORT", port == 0 ? 0 : port + 1, 0, MOST_PORT + 1),
                settings.choice("SYNTHO_GRPC_TRANSPORT", TransportKind.class, TransportKind.HELIDON));
    }

    private Optional<ServerConfig.Dashboard> dashboard() {
        return settings.find("SYNTHO_DASHBOARD_DIR")
                .map(folder -> new ServerConfig.Dashboard(
                        Path.of(folder),
                        settings.find("SYNTHO_DASHBOARD_CLIENT_ID").orElse("syntho-dashboard")));
    }

    private ServerConfig.Worker worker() {
        return new ServerConfig.Worker(
                settings.find("SYNTHO_WORKER_HOST").orElse("127.0.0.1"),
                settings.number("SYNTHO_WORKER_PORT", 8081, 0, MOST_PORT),
                settings.number("SYNTHO_WORKER_CONCURRENCY", 1, 1, 64),
                Path.of(settings.find("SYNTHO_WORK_DIR").orElse("work")),
                settings.find("SYNTHO_INFERENCE_URL").map(set -> settings.address("SYNTHO_INFERENCE_URL", WEB)));
    }

    private ServerConfig.Job job() {
        Duration lease = settings.seconds("SYNTHO_JOB_LEASE_SECONDS", Duration.ofSeconds(30), 2, 3600);
        Duration heartbeat = settings.seconds("SYNTHO_JOB_HEARTBEAT_SECONDS", lease.dividedBy(3), 1, 1200);
        if (heartbeat.multipliedBy(2).compareTo(lease) > 0) {
            settings.problem(
                    "SYNTHO_JOB_HEARTBEAT_SECONDS",
                    "is %d (expected: at most half of the lease, %d)"
                            .formatted(heartbeat.toSeconds(), lease.toSeconds()));
        }
        return new ServerConfig.Job(lease, heartbeat, settings.number("SYNTHO_JOB_MAX_ATTEMPTS", 3, 1, 10));
    }

    private DatabaseOptions database() {
        String url = settings.text("SYNTHO_DATABASE_URL");
        if (!url.isEmpty() && !url.startsWith("jdbc:postgresql://")) {
            settings.problem("SYNTHO_DATABASE_URL", "is no address (expected: jdbc:postgresql://host:port/database)");
        }
        if (url.contains("password=")) {
            settings.problem("SYNTHO_DATABASE_URL", "holds a password: set SYNTHO_DATABASE_PASSWORD instead");
        }
        Optional<Login> owner = settings.find("SYNTHO_DATABASE_MIGRATION_USER")
                .map(user -> new Login(user, settings.secret("SYNTHO_DATABASE_MIGRATION_PASSWORD")));
        return new DatabaseOptions(
                url,
                new Login(settings.text("SYNTHO_DATABASE_USER"), settings.secret("SYNTHO_DATABASE_PASSWORD")),
                owner,
                settings.number("SYNTHO_DATABASE_POOL_SIZE", 10, 1, 200),
                Duration.ofSeconds(5),
                "syntho");
    }

    private StorageOptions storage() {
        URI endpoint = settings.address("SYNTHO_STORAGE_ENDPOINT", WEB);
        return new StorageOptions(
                endpoint,
                settings.find("SYNTHO_STORAGE_PUBLIC_ENDPOINT").isPresent()
                        ? settings.address("SYNTHO_STORAGE_PUBLIC_ENDPOINT", WEB)
                        : endpoint,
                settings.find("SYNTHO_STORAGE_REGION").orElse("us-east-1"),
                settings.text("SYNTHO_STORAGE_ACCESS_KEY"),
                settings.secret("SYNTHO_STORAGE_SECRET_KEY"));
    }

    /** What only a developer's machine may have. */
    private void checkProduction(ServerConfig config) {
        requireHttps("SYNTHO_PUBLIC_URL", config.publicUrl());
        requireHttps("SYNTHO_STORAGE_PUBLIC_ENDPOINT", config.storage().publicEndpoint());
        requireHttps("SYNTHO_OIDC_ISSUER", config.oidc().issuer());
        if (loopback(config.oidc().issuer())) {
            settings.problem(
                    "SYNTHO_OIDC_ISSUER",
                    "is on this machine, like the development provider that knows no passwords (expected in production:"
                            + " a real one)");
        }
    }

    private void requireHttps(String variable, URI address) {
        if (address.getScheme() != null && !address.getScheme().equals("https")) {
            settings.problem(
                    variable, "is %s (expected in production: https://…)".formatted(address.getScheme() + "://…"));
        }
    }

    private static boolean loopback(URI address) {
        String host = address.getHost();
        if (host == null) {
            return false;
        }
        if (host.equalsIgnoreCase("localhost") || host.toLowerCase(Locale.ROOT).endsWith(".localhost")) {
            return true;
        }
        boolean literal = host.startsWith("[") || host.matches("[0-9.]+");
        try {
            return literal && InetAddress.getByName(host).isLoopbackAddress(); // a literal is never looked up
        } catch (UnknownHostException noAddress) {
            return false;
        }
    }
}
