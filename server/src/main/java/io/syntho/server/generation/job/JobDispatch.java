package io.syntho.server.generation.job;

import io.syntho.server.platform.queue.Nudges;
import io.syntho.server.platform.queue.Outbox;
import io.syntho.server.platform.work.Repeating;
import java.time.Duration;

/**
 * Gets jobs to workers: relays the outbox, sweeps, and passes on at once what a caller's transaction has just done. Runs in every process of
 * the server; whichever is up does the work.
 */
public final class JobDispatch implements AutoCloseable {

    private static final Duration RELAY_EVERY = Duration.ofMillis(500);
    private static final Duration SWEEP_EVERY = Duration.ofSeconds(2);
    private static final Duration CLEAN_EVERY = Duration.ofMinutes(10);

    private final Jobs jobs;
    private final Nudges cancellations;
    private final Repeating relaying;
    private final Repeating sweeping;
    private final Repeating cleaning;

    /** Begins. */
    public JobDispatch(Jobs jobs, Outbox outbox, Sweeper sweeper, Nudges cancellations) {
        this.jobs = jobs;
        this.cancellations = cancellations;
        this.relaying = Repeating.start("job-outbox", RELAY_EVERY, outbox::relay);
        this.sweeping = Repeating.start("job-sweeper", SWEEP_EVERY, sweeper::sweep);
        this.cleaning = Repeating.start("job-outbox-cleaner", CLEAN_EVERY, outbox::sweep);
    }

    /** A job was made, and that stands. */
    public void created(JobId job) {
        relaying.wake();
        jobs.announce(job);
    }

    /** A job was cancelled, and that stands. */
    public void cancelled(JobId job) {
        cancellations.send(job.value());
        jobs.announce(job);
    }

    @Override
    public void close() {
        relaying.close();
        sweeping.close();
        cleaning.close();
    }
}
