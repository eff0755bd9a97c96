package io.syntho.server.generation.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.syntho.server.generation.job.JobEvent.Severity;
import io.syntho.server.platform.database.Database;
import io.syntho.server.platform.database.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * What a worker writes about a job that it holds. Each write names the lease's fence, and when the lease has passed on it changes nothing and
 * throws {@link LeaseLost}. Each can be repeated when it is not known whether it stands (PostgreSQL went away in the commit): it then changes
 * nothing a second time.
 */
public final class LeasedJobs {

    private final JobChanges changes;
    private final JobFeed feed;
    private final Clock clock;
    private final JobRules rules;
    private final RandomGenerator random;

    /**
     * Writes to {@code database}.
     *
     * @param random draws the jitter of rests between attempts
     */
    public LeasedJobs(Database database, JobFeed feed, Ids ids, Clock clock, JobRules rules, RandomGenerator random) {
        this.changes = new JobChanges(database, feed, ids, clock);
        this.feed = feed;
        this.clock = clock;
        this.rules = rules;
        this.random = random;
    }

    /** Prolongs the leases that still hold; whoever lost one learns it from {@link #held}. */
    public void renew(Collection<Lease> leases) {
        Instant expires = clock.instant().plus(rules.lease());
        changes.inSystem(session -> leases.stream()
                .mapToInt(lease -> session.createNativeMutationQuery("""
                                update jobs set lease_expires_at = :expires
                                where id = :job and fence = :fence and state = 'running'""")
                        .setParameter("expires", expires)
                        .setParameter("job", lease.job().value())
                        .setParameter("fence", lease.fence())
                        .executeUpdate())
                .sum());
    }

    /** Those of {@code leases} whose job nobody took away: no other worker, no sweeper, no cancellation. */
    public Set<Lease> held(Collection<Lease> leases) {
        List<UUID> ids = leases.stream().map(lease -> lease.job().value()).toList();
        Map<UUID, Long> fences = changes.inSystem(session -> session
                .createSelectionQuery("select id, fence from JobRow where id in :ids", Object[].class)
                .setParameterList("ids", ids)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> (Long) row[1])));
        return leases.stream()
                .filter(lease -> Long.valueOf(lease.fence())
                        .equals(fences.get(lease.job().value())))
                .collect(Collectors.toSet());
    }

    /** The job as the lease's holder finds it. */
    public Job read(Lease lease) {
        return changes.inSystem(session -> JobRows.job(JobRows.lock(session, lease)));
    }

    /** A stage begins. */
    public void startStage(Lease lease, Stage stage) {
        write(lease, change -> {
            Map<Stage, StageTimes> times = JobRows.times(change.row);
            StageTimes present = times.get(stage);
            if (present != null && present.fence() == lease.fence()) {
                return;
            }
            change.row.stage = stage.id();
            change.row.progress = JobJson.write(JobProgress.startOf(stage));
            times.put(stage, new StageTimes(change.now.toEpochMilli(), Optional.empty(), lease.fence()));
            change.row.stages = JobRows.json(times);
            change.recordState();
        });
    }

    /**
     * A stage that decided nothing ends.
     *
     * @param facts what the stages after it need to know
     * @param message what was done, for the log; no value of the table
     */
    public void completeStage(Lease lease, Stage stage, JsonNode facts, String message) {
        completeStage(lease, stage, new StageResult(facts, message));
    }

    /** A stage ends: its objects are stored, and from now on no attempt does it again. */
    public void completeStage(Lease lease, Stage stage, StageResult result) {
        write(lease, change -> {
            Map<Stage, StageOutput> outputs = JobRows.outputs(change.row);
            StageOutput present = outputs.get(stage);
            if (present != null && present.fence() == lease.fence()) {
                return;
            }
            outputs.put(stage, new StageOutput(lease.fence(), result.facts()));
            change.row.outputs = JobRows.json(outputs);
            finishTimes(change, stage);
            change.line(Severity.INFO, stage.id() + "_done", result.message());
            result.decision().accept(change.session);
            stage.next().ifPresent(next -> change.row.stage = next.id());
        });
    }

    private static void finishTimes(Change change, Stage stage) {
        Map<Stage, StageTimes> times = JobRows.times(change.row);
        times.computeIfPresent(
                stage,
                (is, time) ->
                        new StageTimes(time.startedMillis(), Optional.of(change.now.toEpochMilli()), time.fence()));
        change.row.stages = JobRows.json(times);
    }

    /**
     * The job is done.
     *
     * @param pointing writes what points to the result, in the same transaction; also told what to discard
     */
    public void complete(Lease lease, Pointing pointing) {
        try {
            changes.change(session -> Optional.of(JobRows.lock(session, lease)), change -> {
                finishTimes(change, Stage.STORE);
                change.row.progress = JobJson.write(JobProgress.of(Stage.STORE, 1, ""));
                change.complete();
                pointing.write(change.session, change::discard);
                return Optional.of(true);
            });
        } catch (LeaseLost lost) {
            if (!completedUnder(lease)) {
                throw lost;
            }
        }
    }

    private boolean completedUnder(Lease lease) {
        return changes.inSystem(session -> Optional.ofNullable(
                        session.get(JobRow.class, lease.job().value())))
                .filter(row -> row.state() == JobState.COMPLETED && row.fence == lease.fence())
                .isPresent();
    }

    /** The job can not be done; it is over. */
    public void fail(Lease lease, JobFailure failure) {
        write(lease, change -> {
            change.line(Severity.ERROR, "failed", failure.message());
            change.end(JobState.FAILED, failure);
        });
    }

    /**
     * The attempt failed for a reason that may pass: the job rests and is tried again, or fails after the last attempt.
     *
     * @param failure what its owner is told after the last attempt
     */
    public void retry(Lease lease, JobFailure failure) {
        write(lease, change -> {
            if (change.row.attempt >= change.row.maxAttempts) {
                change.line(Severity.ERROR, "failed", failure.message());
                change.end(JobState.FAILED, failure);
                return;
            }
            Duration rest = rules.retries().rest(change.row.attempt, random);
            change.line(
                    Severity.WARNING,
                    "attempt_failed",
                    "Attempt %d did not succeed: %s It is tried again in %d seconds."
                            .formatted(change.row.attempt, failure.message(), Math.max(1, rest.toSeconds())));
            change.release(change.now.plus(rest));
        });
    }

    /** The worker must go: the job goes back to the queue as if this attempt had not been. */
    public void giveBack(Lease lease) {
        write(lease, change -> {
            change.line(Severity.INFO, "given_back", "The worker shuts down; another goes on from what is stored.");
            change.row.attempt--;
            change.release(change.now);
            change.tellQueue();
        });
    }

    /** Adds a line to the log. */
    public void log(Lease lease, Severity severity, String event, String message) {
        write(lease, change -> change.line(severity, event, message));
    }

    /** Adds a point of training to the log. */
    public void measure(Lease lease, JobEvent.Measured measured) {
        write(lease, change -> change.record("metric", "", measured));
    }

    /** Points to the latest checkpoint of fitting, or to none. */
    public void checkpoint(Lease lease, Optional<String> path) {
        write(lease, change -> change.row.checkpointPath = path.orElse(null));
    }

    /** Tells how far the work is: one small statement, since it happens often. */
    public void progress(Lease lease, JobProgress progress) {
        Instant now = clock.instant();
        Long sequence = changes.inSystem(session -> session.createNativeQuery("""
                        update jobs set sequence = sequence + 1, progress = cast(:progress as jsonb)
                        where id = :job and fence = :fence and state = 'running' returning sequence""", Long.class)
                .setParameter("progress", JobJson.write(progress))
                .setParameter("job", lease.job().value())
                .setParameter("fence", lease.fence())
                .getSingleResultOrNull());
        if (sequence == null) {
            throw new LeaseLost(lease);
        }
        feed.publish(lease.job(), List.of(new SequencedEvent(sequence, now, new JobEvent.Progressed(progress))));
    }

    private void write(Lease lease, Consumer<Change> work) {
        changes.change(session -> Optional.of(JobRows.lock(session, lease)), change -> {
            work.accept(change);
            return Optional.of(true);
        });
    }
}
