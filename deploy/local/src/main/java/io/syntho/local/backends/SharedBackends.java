package io.syntho.local.backends;

import io.syntho.local.PlatformFailure;
import io.syntho.local.ProjectRoot;
import io.syntho.local.process.Folders;
import io.syntho.local.process.LocalService;
import io.syntho.local.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One set of backends for all tests of a JVM, on free ports in a temporary folder. Each starts when it is first asked for;
 * all stop, and the folder goes, when the JVM ends. A test that stops or kills one starts it again before it ends.
 */
public final class SharedBackends {

    private static final SharedBackends INSTANCE = new SharedBackends();

    private final Path folder;
    private final LocalPostgres postgres;
    private final LocalRedis redis;
    private final LocalObjectStorage objectStorage;
    private final LocalIdentityProvider identityProvider;

    private SharedBackends() {
        Path tools = ProjectRoot.find().tools();
        List<Integer> ports = Ports.free(4);
        try {
            folder = Files.createTempDirectory("syntho-test-");
        } catch (IOException e) {
            throw new PlatformFailure("Cannot make a temporary folder: " + e.getMessage(), e);
        }
        Path logs = folder.resolve("logs");
        postgres = new LocalPostgres(
                folder.resolve("postgres"),
                tools,
                logs.resolve("postgres.log"),
                ports.get(0),
                new PostgresPasswords("test-superuser", "test-owner", "test-app"));
        redis = new LocalRedis(folder.resolve("redis"), tools, logs.resolve("redis.log"), ports.get(1), "testredis");
        objectStorage = new LocalObjectStorage(
                folder.resolve("s3"),
                logs.resolve("s3.log"),
                ports.get(2),
                "test-access-key",
                "test-secret-key",
                List.of("http://localhost:5173"));
        identityProvider = new LocalIdentityProvider(folder.resolve("oidc"), logs.resolve("oidc.log"), ports.get(3));
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-shared-backends"));
    }

    /** PostgreSQL, running. */
    public static LocalPostgres postgres() {
        INSTANCE.postgres.start();
        return INSTANCE.postgres;
    }

    /** An empty database of the shared PostgreSQL; an earlier one of this name is dropped. */
    public static Database freshDatabase(String name) {
        return postgres().freshDatabase(name);
    }

    /** Redis, running. */
    public static LocalRedis redis() {
        INSTANCE.redis.start();
        return INSTANCE.redis;
    }

    /** Object storage, running. */
    public static LocalObjectStorage objectStorage() {
        INSTANCE.objectStorage.start();
        return INSTANCE.objectStorage;
    }

    /** The identity provider, running. */
    public static LocalIdentityProvider identityProvider() {
        INSTANCE.identityProvider.start();
        return INSTANCE.identityProvider;
    }

    private void stop() {
        // Nobody reads this data again, so nothing is lost by killing, and the JVM ends at once.
        List.of(identityProvider, objectStorage, redis, postgres).forEach(LocalService::kill);
        Folders.delete(folder);
    }
}
