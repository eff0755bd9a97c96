package io.syntho.server.generation.job;

import io.syntho.server.generation.job.JobEvent.Logged;
import io.syntho.server.generation.job.JobEvent.Severity;
import io.syntho.server.platform.database.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * One change of one job, whose row is locked for it: the row, the log entries and the synthetic dataset's row change together, and the
 * events are there to be published once the transaction stands.
 */
final class Change {

    /** After this time no worker that lost its lease can still be writing objects: it has noticed, or its machine is gone. */
    private static final Duration LATE_WRITES = Duration.ofMinutes(10);

    final JobRow row;
    final Instant now;

    final StatelessSession session;
    private final Ids ids;
    private final List<SequencedEvent> events = new ArrayList<>();

    Change(StatelessSession session, JobRow row, Ids ids, Instant now) {
        this.session = session;
        this.row = row;
        this.ids = ids;
        this.now = now;
    }

    /** What happened, in order. */
    List<SequencedEvent> events() {
        return List.copyOf(events);
    }

    /** Writes an event into the log under the next number. */
    void record(String name, String message, JobEvent event) {
        row.sequence++;
        JobLogRow log = new JobLogRow();
        log.id = ids.next();
        log.jobId = row.id;
        log.syntheticDatasetId = row.syntheticDatasetId;
        log.userId = row.userId;
        log.sequence = row.sequence;
        log.event = name;
        log.message = message;
        log.details = JobJson.writeEvent(event);
        log.createdAt = now;
        session.insert(log);
        events.add(new SequencedEvent(row.sequence, now, event));
    }

    /** Writes that the state, or the stage, is now what the row says. */
    void recordState() {
        Optional<Stage> stage = row.attempt == 0 ? Optional.empty() : Optional.of(row.stage());
        record(
                "state_" + row.state,
                "",
                new JobEvent.StateChanged(row.state(), stage, row.attempt, JobRows.failure(row)));
    }

    /** Writes a line of the log about the present stage. */
    void line(Severity severity, String event, String message) {
        record(event, message, new Logged(severity, Optional.of(row.stage()), event, message));
    }

    /** The job is the worker's until {@code expires}. */
    void lease(WorkerId worker, Instant expires) {
        row.state = JobState.RUNNING.id();
        row.attempt++;
        row.fence++;
        row.leaseOwner = worker.value();
        row.leaseExpiresAt = expires;
        row.startedAt = row.startedAt == null ? now : row.startedAt;
        row.cutOff();
        recordState();
        line(Severity.INFO, "attempt_started", "Attempt %d of %d began.".formatted(row.attempt, row.maxAttempts));
    }

    /** Whoever holds the job can write nothing from now on, and learns it at the next heartbeat. */
    void takeAway() {
        row.fence++;
    }

    /** Nobody's any more: it waits until {@code due}. */
    void release(Instant due) {
        row.state = JobState.PENDING.id();
        leaseless();
        row.notBefore = due;
        row.queuedAt = null;
        recordState();
    }

    /** Over, in {@code state}, which is not COMPLETED: all that it made is deleted. */
    void end(JobState state, @Nullable JobFailure failure) {
        row.error = failure == null ? null : JobJson.write(failure);
        finish(state);
        String everything = row.userId + "/" + row.syntheticDatasetId + "/";
        discard("synthetic", everything);
        discard("reports", everything);
    }

    /** Over, with a result. */
    void complete() {
        finish(JobState.COMPLETED);
    }

    private void finish(JobState state) {
        row.state = state.id();
        row.finishedAt = now;
        leaseless();
        recordState();
    }

    private void leaseless() {
        row.leaseOwner = null;
        row.leaseExpiresAt = null;
    }

    /** Has everything below {@code prefix} deleted: now, and once more when nobody can have added to it. */
    void discard(String bucket, String prefix) {
        for (Instant due : List.of(now, now.plus(LATE_WRITES))) {
            session.createNativeMutationQuery("""
                            insert into object_deletions (id, bucket, prefix, not_before)
                            values (:id, :bucket, :prefix, :due)""")
                    .setParameter("id", ids.next())
                    .setParameter("bucket", bucket)
                    .setParameter("prefix", prefix)
                    .setParameter("due", due)
                    .executeUpdate();
        }
    }

    /** Writes the message that makes the stream tell a worker. */
    void tellQueue() {
        row.queuedAt = now;
        session.createNativeMutationQuery("""
                        insert into outbox (id, topic, payload, created_at)
                        values (:id, :topic, cast(:payload as jsonb), :now)""")
                .setParameter("id", ids.next())
                .setParameter("topic", Jobs.TOPIC)
                .setParameter("payload", JobJson.write(Map.of("id", row.id)))
                .setParameter("now", now)
                .executeUpdate();
    }

    /** Writes the job's row, and what its synthetic dataset shows of it. */
    void save() {
        row.version++;
        session.update(row);
        session.createNativeMutationQuery("""
                        update synthetic_datasets
                        set status = :status, progress = :progress, error = cast(:error as jsonb),
                            started_at = :started, completed_at = :finished, version = version + 1
                        where id = :id""")
                .setParameter("status", row.state)
                .setParameter("progress", percent())
                .setParameter("error", row.error, String.class)
                .setParameter("started", row.startedAt, Instant.class)
                .setParameter("finished", row.finishedAt, Instant.class)
                .setParameter("id", row.syntheticDatasetId, UUID.class)
                .executeUpdate();
    }

    private double percent() {
        if (row.state() == JobState.COMPLETED) {
            return 100;
        }
        String progress = row.progress;
        return progress == null ? 0 : JobJson.read(progress, JobProgress.class).percent();
    }
}
