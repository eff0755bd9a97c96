package io.syntho.serving;

import io.syntho.synthesis.Cancellation;
import io.syntho.synthesis.remote.SignedUrl;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Whether the caller still wants the result. Serving forgets which prediction a connection belongs to when the answer's head has been sent, so
 * a translator never hears that the connection was closed under a stream. The caller therefore keeps a small object in the storage and
 * rewrites it; it is pulled by deleting the object, and is slack no longer when a caller that died rewrites it no more.
 */
final class Leash implements Cancellation, AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(500);

    /** Six times as long as callers take to rewrite it. */
    private static final Duration UNCHANGED = Duration.ofSeconds(60);

    private final Storage storage;
    private final SignedUrl url;
    private final Cancellation connection;
    private final Duration unchanged;
    private final Thread watcher;
    private volatile boolean pulled;

    Leash(Storage storage, SignedUrl url, Cancellation connection) {
        this(storage, url, connection, UNCHANGED);
    }

    /**
     * Watches an object.
     *
     * @param connection whether Serving itself knows that the caller has gone
     * @param unchanged how long the object may stay as it is
     */
    Leash(Storage storage, SignedUrl url, Cancellation connection, Duration unchanged) {
        this.storage = storage;
        this.url = url;
        this.connection = connection;
        this.unchanged = unchanged;
        this.watcher = Thread.ofVirtual().name("leash").start(this::watch);
    }

    private void watch() {
        byte[] last = {};
        long changed = System.nanoTime();
        while (!pulled && !Thread.currentThread().isInterrupted()) {
            try {
                Optional<byte[]> found = storage.peek(url);
                if (found.isEmpty()) {
                    pulled = true;
                } else if (!Arrays.equals(found.get(), last)) {
                    last = found.get();
                    changed = System.nanoTime();
                }
            } catch (StorageFailure away) {
                // No news; whoever can not be asked for too long is gone.
            }
            if (System.nanoTime() - changed > unchanged.toNanos()) {
                pulled = true;
            }
            try {
                Thread.sleep(LOOK);
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean requested() {
        return pulled || connection.requested();
    }

    @Override
    public void close() {
        watcher.interrupt();
    }
}
