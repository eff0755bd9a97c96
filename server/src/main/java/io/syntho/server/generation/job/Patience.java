package io.syntho.server.generation.job;

import io.syntho.server.platform.database.DatabaseUnavailable;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for PostgreSQL to come back, so that a restart of it costs a running job nothing. */
final class Patience {

    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(3);

    private final Duration most;

    /** Waits {@code most} in all. */
    Patience(Duration most) {
        this.most = most;
    }

    /**
     * Repeats a write, which must allow it, while PostgreSQL is away.
     *
     * @param goOn asked before each repetition
     * @throws DatabaseUnavailable when it stays away, or {@code goOn} says no
     */
    void during(BooleanSupplier goOn, Runnable write) {
        long end = System.nanoTime() + most.toNanos();
        Duration rest = FIRST;
        while (true) {
            try {
                write.run();
                return;
            } catch (DatabaseUnavailable away) {
                if (!goOn.getAsBoolean() || System.nanoTime() - end > 0 || !slept(rest)) {
                    throw away;
                }
                LOG.info("PostgreSQL is away; the write is repeated");
            }
            rest = rest.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : rest.multipliedBy(2);
        }
    }

    private static boolean slept(Duration rest) {
        try {
            Thread.sleep(rest);
            return true;
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
