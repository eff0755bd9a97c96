package io.syntho.server;

import io.syntho.local.backends.Database;
import io.syntho.local.backends.LocalIdentityProvider;
import io.syntho.local.backends.LocalObjectStorage;
import io.syntho.local.backends.SharedBackends;
import java.util.HashMap;
import java.util.Map;

/** The settings of a server on the shared backends. */
final class ServerEnvironment {

    private ServerEnvironment() {}

    static Map<String, String> of(String database, int apiPort, int workerPort) {
        Database postgres = SharedBackends.freshDatabase(database);
        LocalObjectStorage storage = SharedBackends.objectStorage();
        Map<String, String> variables = new HashMap<>();
        variables.put("SYNTHO_ENVIRONMENT", "development");
        variables.put("SYNTHO_PUBLIC_URL", "http://localhost:1");
        variables.put("SYNTHO_API_PORT", Integer.toString(apiPort));
        variables.put("SYNTHO_WORKER_PORT", Integer.toString(workerPort));
        variables.put("SYNTHO_DATABASE_URL", postgres.url());
        variables.put("SYNTHO_DATABASE_USER", postgres.appUser());
        variables.put("SYNTHO_DATABASE_PASSWORD", postgres.appPassword());
        variables.put("SYNTHO_DATABASE_MIGRATION_USER", postgres.ownerUser());
        variables.put("SYNTHO_DATABASE_MIGRATION_PASSWORD", postgres.ownerPassword());
        variables.put("SYNTHO_REDIS_URL", SharedBackends.redis().url());
        variables.put("SYNTHO_STORAGE_ENDPOINT", storage.endpoint());
        variables.put("SYNTHO_STORAGE_REGION", LocalObjectStorage.REGION);
        variables.put("SYNTHO_STORAGE_ACCESS_KEY", storage.accessKey());
        variables.put("SYNTHO_STORAGE_SECRET_KEY", storage.secretKey());
        variables.put("SYNTHO_OIDC_ISSUER", SharedBackends.identityProvider().issuer());
        variables.put("SYNTHO_OIDC_AUDIENCE", LocalIdentityProvider.AUDIENCE);
        return variables;
    }
}
