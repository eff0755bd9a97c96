package io.syntho.server.generation.job;

import io.syntho.server.platform.database.DatabaseUnavailable;
import io.syntho.server.platform.work.Repeating;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Takes an attempt's progress as often as the work likes to tell it, and passes on at most ten a second, and only what an eye can tell apart.
 * Other writes of the attempt go through {@link #inOrder}, so that the stream is in the order of its numbers.
 */
final class ProgressReporter implements AutoCloseable {

    private static final Duration EVERY = Duration.ofMillis(100);
    private static final double LEAST_STEP = 0.1;

    private final Lease lease;
    private final LeasedJobs leased;
    private final Leash leash;
    private final AtomicReference<@Nullable JobProgress> next = new AtomicReference<>();
    private final ReentrantLock writing = new ReentrantLock();
    private final Repeating flusher;
    private final long begun = System.nanoTime();
    private volatile long stageBegun = begun;
    private volatile double begunAt;
    private @Nullable JobProgress last;

    ProgressReporter(Lease lease, LeasedJobs leased, Leash leash) {
        this.lease = lease;
        this.leased = leased;
        this.leash = leash;
        this.flusher = Repeating.start("progress-" + lease.job(), EVERY, this::flush);
    }

    /** Tells watchers at once that {@code stage} begins. */
    void start(Stage stage, boolean first) {
        stageBegun = System.nanoTime();
        if (first) {
            begunAt = stage.percent(0);
        }
        inOrder(() -> {
            next.set(null);
            leased.startStage(lease, stage);
            last = JobProgress.startOf(stage);
            leased.progress(lease, JobProgress.startOf(stage));
        });
    }

    /** The work went on; quick. */
    void report(JobProgress progress) {
        Duration sinceBegin = Duration.ofNanos(System.nanoTime() - begun);
        Duration sinceStage = Duration.ofNanos(System.nanoTime() - stageBegun);
        next.set(progress.withSecondsLeft(TimeLeft.of(progress, begunAt, sinceBegin, sinceStage)));
    }

    /** Runs a write of the attempt while no other is under way. */
    void inOrder(Runnable write) {
        writing.lock();
        try {
            write.run();
        } finally {
            writing.unlock();
        }
    }

    private void flush() {
        inOrder(() -> {
            JobProgress newest = next.getAndSet(null);
            if (newest != null && worthTelling(newest) && !leash.pulled()) {
                tell(newest);
            }
        });
    }

    private void tell(JobProgress newest) {
        try {
            leased.progress(lease, newest);
            last = newest;
        } catch (LeaseLost lost) {
            leash.pull(Leash.Stop.LOST);
        } catch (DatabaseUnavailable away) {
            // A better one follows.
        }
    }

    private boolean worthTelling(JobProgress newest) {
        JobProgress told = last;
        return told == null
                || told.stage() != newest.stage()
                || newest.percent() - told.percent() >= LEAST_STEP
                || newest.stagePercent() == 100 && told.stagePercent() < 100
                || !told.epoch().equals(newest.epoch())
                || !told.message().equals(newest.message());
    }

    @Override
    public void close() {
        flusher.close();
    }
}
