package io.syntho.server.platform.database;

import io.syntho.local.backends.SharedBackends;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/** Fresh migrated databases on the shared PostgreSQL. */
public final class TestDatabase {

    private TestDatabase() {}

    /**
     * A database of that name, empty but migrated.
     *
     * @param entities mapped classes
     */
    public static Database fresh(String name, Collection<Class<?>> entities) {
        return Database.start(options(name), entities);
    }

    /** How a fresh database of that name is reached, before any migration. */
    public static DatabaseOptions options(String name) {
        io.syntho.local.backends.Database fresh = SharedBackends.freshDatabase(name);
        return new DatabaseOptions(
                fresh.url(),
                new DatabaseOptions.Login(fresh.appUser(), fresh.appPassword()),
                Optional.of(new DatabaseOptions.Login(fresh.ownerUser(), fresh.ownerPassword())),
                8,
                Duration.ofSeconds(30),
                "syntho-test");
    }
}
