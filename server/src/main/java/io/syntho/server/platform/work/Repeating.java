package io.syntho.server.platform.work;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something again and again on a thread of its own, at once when woken, until closed. A round that fails is logged; the next comes. */
public final class Repeating implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Repeating.class);

    private final String name;
    private final Duration every;
    private final Runnable round;
    private final Semaphore wakes = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;

    private Repeating(String name, Duration every, Runnable round) {
        this.name = name;
        this.every = every;
        this.round = round;
        // A platform thread: a heartbeat must not wait for a carrier that computes.
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::loop);
    }

    /** Begins; the first round comes after {@code every}. */
    public static Repeating start(String name, Duration every, Runnable round) {
        Repeating repeating = new Repeating(name, every, round);
        repeating.thread.start();
        return repeating;
    }

    /** Has the next round come now. */
    public void wake() {
        wakes.release();
    }

    private void loop() {
        while (!closed) {
            try {
                boolean woken = wakes.tryAcquire(every.toNanos(), TimeUnit.NANOSECONDS);
                if (woken) {
                    wakes.drainPermits();
                }
                if (!closed) {
                    round.run();
                }
            } catch (InterruptedException ending) {
                return;
            } catch (RuntimeException failure) {
                LOG.warn("{}: a round failed", name, failure);
            }
        }
    }

    /** Waits for the round under way, and does no other. */
    @Override
    public void close() {
        closed = true;
        wake();
        try {
            thread.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
