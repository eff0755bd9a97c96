package io.syntho.server.generation.job;

import io.syntho.server.platform.database.DatabaseUnavailable;
import io.syntho.server.platform.errors.SafeTrace;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Runs one attempt from lease to end, whatever end it takes. */
final class AttemptRunner {

    private static final Logger LOG = LoggerFactory.getLogger(AttemptRunner.class);
    private static final Duration DATABASE_AWAY = Duration.ofMinutes(5);
    private static final Duration DATABASE_AWAY_AT_SHUTDOWN = Duration.ofSeconds(5);

    private final Lease lease;
    private final Leash leash;
    private final LeasedJobs leased;
    private final AttemptWork.Factory factory;
    private final Patience patience = new Patience(DATABASE_AWAY);

    AttemptRunner(Lease lease, Leash leash, LeasedJobs leased, AttemptWork.Factory factory) {
        this.lease = lease;
        this.leash = leash;
        this.leased = leased;
        this.factory = factory;
    }

    /** Runs the attempt on the calling thread. Throws nothing: whatever happens is written down. */
    void run() {
        MDC.put("job", lease.job().toString());
        leash.holdCaller();
        Ending ending = work();
        leash.letGo();
        try {
            new Patience(leash.pulled() ? DATABASE_AWAY_AT_SHUTDOWN : DATABASE_AWAY)
                    .during(() -> true, () -> ending.write(leased, lease));
            LOG.info("attempt {} ended: {}", lease.attempt(), ending);
        } catch (LeaseLost lost) {
            LOG.info("attempt {} ended without its lease", lease.attempt());
        } catch (RuntimeException unwritten) {
            // The lease runs out, and the sweeper does the rest.
            LOG.warn("attempt {}: its end could not be written: {}", lease.attempt(), SafeTrace.of(unwritten));
        } finally {
            MDC.remove("job");
        }
    }

    private Ending work() {
        try (ProgressReporter reporter = new ProgressReporter(lease, leased, leash)) {
            stages(reporter);
            return new Ending.Completed();
        } catch (CanNotBeDone refused) {
            return new Ending.Refused(refused.failure());
        } catch (LeaseLost lost) {
            return new Ending.Stopped(Leash.Stop.LOST);
        } catch (Throwable failure) {
            // Errors too: the job must be told of them, and the worker goes on with its others.
            return leash.stopped().<Ending>map(Ending.Stopped::new).orElseGet(() -> {
                LOG.warn("attempt {} failed: {}", lease.attempt(), SafeTrace.of(failure));
                return new Ending.Broken(Failures.of(failure, lease));
            });
        }
    }

    private void stages(ProgressReporter reporter) throws Exception {
        Job found = leased.read(lease);
        Attempt attempt = new Attempt(lease, leash, leased, reporter, found);
        LOG.info(
                "attempt {} begins, {} stages done before",
                lease.attempt(),
                found.outputs().size());
        boolean first = true;
        try (AttemptWork work = factory.begin(attempt)) {
            for (Stage stage : Stage.values()) {
                if (attempt.output(stage).isPresent() || work.skips(stage)) {
                    continue;
                }
                leash.check();
                boolean begins = first;
                write(() -> reporter.start(stage, begins));
                first = false;
                if (stage == Stage.STORE) {
                    store(work, reporter);
                } else {
                    run(stage, work, attempt, reporter);
                }
            }
        }
    }

    private void run(Stage stage, AttemptWork work, Attempt attempt, ProgressReporter reporter) throws Exception {
        StageResult result = work.run(stage);
        leash.check();
        write(() -> reporter.inOrder(() -> leased.completeStage(lease, stage, result)));
        attempt.completed(stage, result);
    }

    private void store(AttemptWork work, ProgressReporter reporter) throws Exception {
        Pointing pointing = work.store();
        leash.check();
        write(() -> reporter.inOrder(() -> leased.complete(lease, pointing)));
    }

    /**
     * Writes, and waits for PostgreSQL where it is away.
     *
     * @throws DatabaseUnavailable when it stays away
     */
    private void write(Runnable write) {
        patience.during(() -> !leash.pulled(), write);
    }
}
