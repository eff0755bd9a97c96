package io.syntho.server.generation.job;

import io.syntho.server.generation.SyntheticDatasetId;
import io.syntho.server.generation.job.JobEvent.Severity;
import io.syntho.server.platform.database.Database;
import io.syntho.server.platform.database.Ids;
import io.syntho.server.platform.identity.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;

/**
 * The jobs as PostgreSQL knows them: made, found, leased, cancelled. What a worker writes under its lease is in {@link LeasedJobs}.
 *
 * <p>Leases end by {@code clock}. Workers' clocks may differ: a fast one takes a job early, which wastes work and harms nothing, since the
 * fence keeps the slower worker from writing.
 */
public final class Jobs {

    /** The outbox topic of jobs that wait for a worker. */
    public static final String TOPIC = "jobs";

    private static final String DUE = """
            select * from jobs
            where not_before <= :now and attempt < max_attempts
              and (state = 'pending' or state = 'running' and lease_expires_at < :now)
            order by not_before, created_at limit 1 for update skip locked""";

    private static final String EXPIRED = """
            select * from jobs where state = 'running' and lease_expires_at < :now
            order by lease_expires_at limit 1 for update skip locked""";

    private static final String FORGOTTEN = """
            update jobs set queued_at = :now where id in (
                select id from jobs
                where state = 'pending' and not_before <= :now and (queued_at is null or queued_at < :before)
                order by not_before limit :most for update skip locked)
            returning id""";

    private static final String POINTS = "event = 'metric'";
    private static final String LINES = "event <> 'metric' and event not like 'state!_%' escape '!'";
    private static final int MOST_POINTS = 50_000;

    private final JobChanges changes;
    private final JobFeed feed;
    private final Ids ids;
    private final Clock clock;
    private final JobRules rules;

    /**
     * The jobs of {@code database}.
     *
     * @param feed where events are published once they stand
     */
    public Jobs(Database database, JobFeed feed, Ids ids, Clock clock, JobRules rules) {
        this.changes = new JobChanges(database, feed, ids, clock);
        this.feed = feed;
        this.ids = ids;
        this.clock = clock;
        this.rules = rules;
    }

    /** The classes that the engine maps. */
    public static List<Class<?>> entities() {
        return List.of(JobRow.class, JobLogRow.class);
    }

    /**
     * Writes a new job with its log entry and its outbox message.
     *
     * @param session the transaction that has written the synthetic dataset's row; once it stands, {@link #announce} tells watchers
     */
    public JobId create(StatelessSession session, SyntheticDatasetId made, UserId owner) {
        Instant now = clock.instant();
        JobRow row = new JobRow();
        row.id = ids.next();
        row.userId = owner.value();
        row.syntheticDatasetId = made.value();
        row.state = JobState.PENDING.id();
        row.stage = Stage.LOAD.id();
        row.maxAttempts = rules.retries().attempts();
        row.notBefore = now;
        row.outputs = "{}";
        row.stages = "{}";
        row.createdAt = now;
        session.insert(row);
        Change change = changes.within(session, row);
        change.recordState();
        change.tellQueue();
        change.save();
        return new JobId(row.id);
    }

    /**
     * Stops a job for good, at once, whether a worker is at it or not: the worker can write nothing from then on, and stops when it hears of
     * it. Repeating it changes nothing.
     *
     * @param session a transaction of the job's owner; once it stands, {@link #announce} tells watchers
     * @return the job as it now stands, whose state says whether it was too late; empty when there is none
     */
    public Optional<Job> cancel(StatelessSession session, SyntheticDatasetId made) {
        return JobRows.lock(session, made).map(row -> {
            if (!row.state().terminal()) {
                Change change = changes.within(session, row);
                row.cancelRequestedAt = change.now;
                change.takeAway();
                change.end(JobState.CANCELLED, null);
                change.save();
            }
            return JobRows.job(row);
        });
    }

    /** Locks the job that makes {@code made} for a caller's transaction; empty when there is none. */
    public Optional<JobId> lock(StatelessSession session, SyntheticDatasetId made) {
        return JobRows.lock(session, made).map(row -> new JobId(row.id));
    }

    /** Publishes the latest of what a caller's transaction wrote about a job. Harmless to forget or to repeat. */
    public void announce(JobId job) {
        find(job).ifPresent(it -> feed.publish(job, eventsAfter(job, it.sequence() - 1, 1)));
    }

    /** The job, if there is one. */
    public Optional<Job> find(JobId id) {
        return changes.inSystem(session ->
                Optional.ofNullable(session.get(JobRow.class, id.value())).map(JobRows::job));
    }

    /** Events that never get lost, with a number above {@code sequence}, in order, at most {@code limit}. */
    public List<SequencedEvent> eventsAfter(JobId job, long sequence, int limit) {
        return changes.inSystem(session -> JobRows.eventsAfter(session, job, sequence, limit));
    }

    /** The latest {@code most} lines of the log up to number {@code sequence}, in order. */
    public List<SequencedEvent> logUntil(JobId job, long sequence, int most) {
        return changes.inSystem(session -> JobRows.latest(session, job, sequence, LINES, most));
    }

    /** The points of training up to number {@code sequence}, in order. */
    public List<SequencedEvent> metricsUntil(JobId job, long sequence) {
        return changes.inSystem(session -> JobRows.latest(session, job, sequence, POINTS, MOST_POINTS));
    }

    /** Takes the lease of a job that is due and that nobody holds; empty when it is not to be had. */
    public Optional<Lease> acquire(JobId id, WorkerId worker) {
        return changes.change(session -> JobRows.lock(session, id), change -> take(change, worker));
    }

    /** Takes the lease of whichever job is due and waits longest; empty when there is none. Needs no Redis. */
    public Optional<Lease> acquireDue(WorkerId worker) {
        return changes.change(session -> first(session, DUE), change -> take(change, worker));
    }

    private Optional<Lease> take(Change change, WorkerId worker) {
        JobRow row = change.row;
        if (!toBeHad(row, change.now)) {
            return Optional.empty();
        }
        if (row.state() == JobState.RUNNING) {
            workerLost(change);
        }
        change.lease(worker, change.now.plus(rules.lease()));
        return Optional.of(JobRows.lease(row, worker));
    }

    private static boolean toBeHad(JobRow row, Instant now) {
        boolean free = switch (row.state()) {
            case PENDING -> !row.notBefore.isAfter(now);
            case RUNNING -> row.leaseExpiresAt != null && row.leaseExpiresAt.isBefore(now);
            case COMPLETED, FAILED, CANCELLED -> false;
        };
        return free && row.attempt < row.maxAttempts;
    }

    /** Sends one job whose worker is lost back to the queue, or ends it after its last attempt; empty when there is none. */
    Optional<JobId> sweepExpired() {
        return changes.change(session -> first(session, EXPIRED), change -> {
            workerLost(change);
            change.takeAway();
            if (change.row.attempt < change.row.maxAttempts) {
                change.release(change.now);
                change.tellQueue();
            } else {
                change.end(JobState.FAILED, Failures.workersLost(change.row.attempt));
            }
            return Optional.of(new JobId(change.row.id));
        });
    }

    /** Pending jobs that are due and of which the stream was not told lately; from now on they count as told. */
    List<UUID> sweepForgotten(int most) {
        Instant now = clock.instant();
        return changes.inSystem(session -> session.createNativeQuery(FORGOTTEN, UUID.class)
                .setParameter("now", now)
                .setParameter("before", now.minus(rules.forgottenAfter()))
                .setParameter("most", most)
                .getResultList());
    }

    private Optional<JobRow> first(StatelessSession session, String query) {
        return session.createNativeQuery(query, JobRow.class)
                .setParameter("now", clock.instant())
                .getResultStream()
                .findFirst();
    }

    private static void workerLost(Change change) {
        change.line(
                Severity.WARNING,
                "worker_lost",
                "The worker was lost in attempt %d; what it had finished is kept.".formatted(change.row.attempt));
    }
}
