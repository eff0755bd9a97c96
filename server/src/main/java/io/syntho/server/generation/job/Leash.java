package io.syntho.server.generation.job;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Whether an attempt may go on. Its work asks often; who waits for something is interrupted. Safe from any thread. */
public final class Leash {

    /** Why an attempt has to stop. */
    public enum Stop {
        /** The job was cancelled, or is another worker's now. */
        LOST,
        /** The worker shuts down. */
        SHUTDOWN
    }

    private final AtomicReference<@Nullable Stop> stop = new AtomicReference<>();
    private final AtomicReference<@Nullable Thread> worker = new AtomicReference<>();

    /** The attempt's work runs on the calling thread from now on. */
    void holdCaller() {
        worker.set(Thread.currentThread());
        if (stop.get() != null) {
            Thread.currentThread().interrupt();
        }
    }

    /** The attempt's work is over: nobody is interrupted any more, and an interrupt that came is forgotten. */
    void letGo() {
        worker.set(null);
        Thread.interrupted();
    }

    /** Stops the attempt; the first reason stands. */
    void pull(Stop why) {
        if (stop.compareAndSet(null, why)) {
            Thread working = worker.get();
            if (working != null) {
                working.interrupt();
            }
        }
    }

    /** Why the attempt has to stop, if it has to. */
    public Optional<Stop> stopped() {
        return Optional.ofNullable(stop.get());
    }

    /** Whether the attempt has to stop. */
    public boolean pulled() {
        return stop.get() != null;
    }

    /**
     * Goes on, or stops.
     *
     * @throws AttemptStopped when the attempt has to stop
     */
    public void check() {
        Stop why = stop.get();
        if (why != null) {
            throw new AttemptStopped(why);
        }
    }
}
