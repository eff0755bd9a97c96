package io.syntho.server.platform.work;

import io.syntho.server.platform.errors.DependencyUnavailable;
import io.syntho.server.platform.errors.SafeTrace;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what is due, one thing after the other on a thread of its own, and looks again when nothing is. What fails is logged, and tried again later. */
public final class DueWork implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DueWork.class);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(5);
    private static final Duration MOST_PATIENCE = Duration.ofSeconds(10);

    private final String name;
    private final Duration lookAgain;
    private final BooleanSupplier doNext;
    private final Thread thread;
    private volatile boolean closed;

    /**
     * Work that is not begun yet.
     *
     * @param name what is worked on, in logs and as the thread's name
     * @param lookAgain how long to rest when nothing is due
     * @param doNext does the next thing that is due; answers whether there was one
     */
    public DueWork(String name, Duration lookAgain, BooleanSupplier doNext) {
        this.name = name;
        this.lookAgain = lookAgain;
        this.doNext = doNext;
        this.thread = Thread.ofPlatform().name(name).unstarted(this::loop);
    }

    /** Begins. */
    public void start() {
        thread.start();
    }

    private void loop() {
        while (!closed) {
            try {
                if (!doNext.getAsBoolean()) {
                    pause(lookAgain);
                }
            } catch (DependencyUnavailable away) {
                LOG.warn("{} waits: {}", name, away.getMessage());
                pause(TRY_AGAIN);
            } catch (RuntimeException defect) {
                LOG.error("{} failed: {}", name, SafeTrace.of(defect));
                pause(TRY_AGAIN);
            }
        }
    }

    /** A late interrupt of the work before ends nothing but this pause. */
    private static void pause(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException spurious) {
            // The loop asks whether it is over.
        }
    }

    /** Whether it is to end: what is under way should be given back. */
    public boolean closed() {
        return closed;
    }

    /** Begins nothing more, interrupts what is under way, and waits for its end for a while. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(MOST_PATIENCE.toMillis());
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
