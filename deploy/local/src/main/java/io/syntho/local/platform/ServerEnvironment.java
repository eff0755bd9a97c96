package io.syntho.local.platform;

import io.syntho.local.backends.Database;
import io.syntho.local.backends.LocalIdentityProvider;
import io.syntho.local.backends.LocalObjectStorage;
import io.syntho.local.backends.LocalPostgres;
import io.syntho.local.backends.LocalRedis;
import io.syntho.local.platform.Endpoints.Part;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The environment that configures the server in the local platform. Both roles get the same. */
final class ServerEnvironment {

    private ServerEnvironment() {}

    static Map<String, String> of(
            PlatformHome home,
            Endpoints endpoints,
            LocalPostgres postgres,
            LocalRedis redis,
            LocalObjectStorage storage,
            LocalIdentityProvider identity) {
        Database database = postgres.database();
        Map<String, String> variables = new HashMap<>();
        variables.put("SYNTHO_ENVIRONMENT", "development");
        variables.put("SYNTHO_API_HOST", "127.0.0.1");
        variables.put("SYNTHO_API_PORT", Integer.toString(endpoints.port(Part.API)));
        variables.put("SYNTHO_API_HTTP_PORT", Integer.toString(endpoints.port(Part.API_HTTP)));
        variables.put("SYNTHO_WORKER_HOST", "127.0.0.1");
        variables.put("SYNTHO_WORKER_PORT", Integer.toString(endpoints.port(Part.WORKER)));
        variables.put("SYNTHO_WORKER_CONCURRENCY", Integer.toString(workers()));
        variables.put("SYNTHO_PUBLIC_URL", endpoints.url(Part.PUBLIC));
        variables.put("SYNTHO_GRPC_TRANSPORT", transport());
        variables.put("SYNTHO_DATABASE_URL", database.url());
        variables.put("SYNTHO_DATABASE_USER", database.appUser());
        variables.put("SYNTHO_DATABASE_PASSWORD", database.appPassword());
        variables.put("SYNTHO_DATABASE_MIGRATION_USER", database.ownerUser());
        variables.put("SYNTHO_DATABASE_MIGRATION_PASSWORD", database.ownerPassword());
        variables.put("SYNTHO_REDIS_URL", redis.url());
        variables.put("SYNTHO_STORAGE_ENDPOINT", storage.endpoint());
        variables.put("SYNTHO_STORAGE_PUBLIC_ENDPOINT", storage.endpoint());
        variables.put("SYNTHO_STORAGE_REGION", LocalObjectStorage.REGION);
        variables.put("SYNTHO_STORAGE_ACCESS_KEY", storage.accessKey());
        variables.put("SYNTHO_STORAGE_SECRET_KEY", storage.secretKey());
        variables.put("SYNTHO_OIDC_ISSUER", identity.issuer());
        variables.put("SYNTHO_OIDC_AUDIENCE", LocalIdentityProvider.AUDIENCE);
        variables.put("SYNTHO_MAIL_HOST", "127.0.0.1");
        variables.put("SYNTHO_MAIL_PORT", Integer.toString(endpoints.port(Part.MAIL)));
        Path dashboard = home.root().resolve("web-client/dist");
        if (Files.isDirectory(dashboard)) {
            variables.put("SYNTHO_DASHBOARD_DIR", dashboard.toString());
        }
        variables.put("SYNTHO_WORK_DIR", home.data("work").toString());
        // Arenas of the C allocator, one per thread, would hold what DuckDB and BLAS freed long ago.
        variables.put("MALLOC_ARENA_MAX", "2");
        variables.put("OMP_NUM_THREADS", "1");
        return variables;
    }

    /** Where the API answers HTTP: grpc-netty speaks nothing else, so it has a second port. */
    static int apiHttpPort(Endpoints endpoints) {
        return endpoints.port(transport().equals("netty") ? Part.API_HTTP : Part.API);
    }

    /** What the person at the terminal has set wins, so that both transports can be tried. */
    private static String transport() {
        return Optional.ofNullable(System.getenv("SYNTHO_GRPC_TRANSPORT"))
                .orElse("helidon")
                .toLowerCase(Locale.ROOT);
    }

    /** Half of the cores, so that the machine stays of use to its owner. */
    private static int workers() {
        return Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, 4);
    }
}
