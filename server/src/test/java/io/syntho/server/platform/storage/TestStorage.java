package io.syntho.server.platform.storage;

import io.syntho.local.backends.LocalObjectStorage;
import io.syntho.local.backends.SharedBackends;
import java.net.URI;
import java.time.Clock;

/** The shared object storage. */
public final class TestStorage {

    private TestStorage() {}

    /** A client of it. */
    public static ObjectStorage open() {
        return open(Clock.systemUTC());
    }

    /** A client of it whose URLs end by {@code clock}. */
    public static ObjectStorage open(Clock clock) {
        return ObjectStorage.start(options(), clock);
    }

    /** How it is reached. */
    public static StorageOptions options() {
        LocalObjectStorage shared = SharedBackends.objectStorage();
        URI endpoint = URI.create(shared.endpoint());
        return new StorageOptions(
                endpoint, endpoint, LocalObjectStorage.REGION, shared.accessKey(), shared.secretKey());
    }
}
