package io.syntho.server.generation.job;

import io.syntho.server.platform.database.DatabaseUnavailable;
import io.syntho.server.platform.errors.SafeTrace;
import io.syntho.server.platform.queue.Nudges;
import io.syntho.server.platform.queue.RedisUnavailable;
import io.syntho.server.platform.queue.WorkQueue;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A worker: takes jobs, as many at a time as it has slots, keeps their leases, and runs their attempts. The Redis stream tells it at once;
 * where that is silent or away it asks PostgreSQL, so that an emptied Redis costs seconds and no job.
 */
public final class JobWorker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JobWorker.class);
    private static final Duration LISTEN = Duration.ofSeconds(1);
    private static final Duration REST_WHEN_AWAY = Duration.ofSeconds(1);

    /** How long {@link #close} waits for attempts to stop and give their jobs back. */
    public static final Duration DRAIN = Duration.ofSeconds(15);

    private final WorkerId me;
    private final int slots;
    private final Jobs jobs;
    private final LeasedJobs leased;
    private final AttemptWork.Factory factory;
    private final WorkQueue.Taker taker;
    private final Nudges cancellations;
    private final JobRules rules;
    private final Semaphore free;
    private final Map<Lease, Leash> running = new ConcurrentHashMap<>();
    private final Thread listener;
    private volatile boolean draining;
    private final Heartbeat heartbeat;

    /**
     * A worker that is not started yet.
     *
     * @param slots most jobs at a time
     * @param cancellations wakes whoever holds a job that was cancelled
     */
    public JobWorker(
            WorkerId me,
            int slots,
            Jobs jobs,
            LeasedJobs leased,
            AttemptWork.Factory factory,
            WorkQueue queue,
            Nudges cancellations,
            JobRules rules) {
        this.me = me;
        this.slots = slots;
        this.jobs = jobs;
        this.leased = leased;
        this.factory = factory;
        this.taker = queue.taker(me.value(), LISTEN);
        this.cancellations = cancellations;
        this.rules = rules;
        this.free = new Semaphore(slots);
        this.heartbeat = new Heartbeat(leased, running, rules);
        this.listener = Thread.ofPlatform().name("job-listener").unstarted(this::listen);
    }

    /** Begins to take jobs. */
    public void start() {
        heartbeat.start();
        listener.start();
        LOG.info("worker {} takes up to {} jobs at a time", me, slots);
    }

    /** Jobs that it is at. */
    public int running() {
        return running.size();
    }

    private void listen() {
        while (!draining) {
            try {
                if (free.tryAcquire(LISTEN.toMillis(), TimeUnit.MILLISECONDS)) {
                    next().ifPresentOrElse(this::begin, free::release);
                }
            } catch (InterruptedException ending) {
                return;
            } catch (RuntimeException failure) {
                free.release();
                LOG.warn("no job could be taken: {}", SafeTrace.of(failure));
                rest();
            }
        }
    }

    /** A job that the stream told of, or else whichever is due. */
    private Optional<Lease> next() {
        try {
            Optional<UUID> told = listenToStream();
            if (draining) {
                return Optional.empty();
            }
            Optional<Lease> lease = told.flatMap(id -> jobs.acquire(new JobId(id), me));
            return lease.isPresent() ? lease : jobs.acquireDue(me);
        } catch (DatabaseUnavailable away) {
            LOG.debug("PostgreSQL is away", away);
            rest();
            return Optional.empty();
        }
    }

    private Optional<UUID> listenToStream() {
        try {
            return taker.take();
        } catch (RedisUnavailable away) {
            LOG.debug("Redis is away", away);
            rest();
            return Optional.empty();
        }
    }

    private void begin(Lease lease) {
        Leash leash = new Leash();
        running.put(lease, leash);
        if (draining) {
            leash.pull(Leash.Stop.SHUTDOWN);
        }
        Nudges.Listening cancelled = cancellations.listen(lease.job().value(), heartbeat::wake);
        Thread.ofPlatform().name("job-" + lease.job()).start(() -> {
            try (cancelled) {
                new AttemptRunner(lease, leash, leased, factory).run();
            } finally {
                running.remove(lease);
                free.release();
            }
        });
    }

    private void rest() {
        try {
            Thread.sleep(REST_WHEN_AWAY);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes no more jobs, stops those that run, gives them back, and ends; at most {@link #DRAIN}. Repeating it does nothing. */
    @Override
    public void close() {
        if (draining) {
            return;
        }
        draining = true;
        running.values().forEach(leash -> leash.pull(Leash.Stop.SHUTDOWN));
        try {
            if (!free.tryAcquire(slots, DRAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("{} attempts did not stop in time; their leases run out", running.size());
            }
            listener.join(LISTEN.plusSeconds(1));
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        heartbeat.close();
        taker.leave();
    }
}
