package io.syntho.server.generation.job;

import io.syntho.server.platform.database.DatabaseUnavailable;
import io.syntho.server.platform.queue.Nudges;
import io.syntho.server.platform.queue.Outbox;
import io.syntho.server.platform.queue.WorkQueue;
import io.syntho.server.platform.work.Repeating;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** The whole engine in one JVM, on real PostgreSQL and Redis, with leases short enough for a test. */
public final class Engine implements AutoCloseable {

    public static final JobRules QUICK = new JobRules(
            Duration.ofSeconds(3),
            Duration.ofMillis(500),
            Duration.ofMillis(250),
            Duration.ofSeconds(2),
            new RetryPolicy(3, Duration.ofMillis(50), Duration.ofMillis(200)));

    public final JobFixture fixture;
    public final WorkQueue queue;
    public final Outbox outbox;
    public final Sweeper sweeper;
    public final Nudges cancellations;
    private final Repeating sweeping;
    private final List<JobWorker> workers = new ArrayList<>();

    public Engine(String name) {
        fixture = new JobFixture(name, Clock.systemUTC(), QUICK);
        queue = new WorkQueue(fixture.redis, "queue-" + name, "workers");
        outbox = new Outbox(fixture.database, Jobs.TOPIC, queue, Clock.systemUTC());
        sweeper = new Sweeper(fixture.jobs, outbox, queue);
        cancellations = new Nudges(fixture.redis, "cancelled-" + name);
        sweeping = Repeating.start("sweeper", Duration.ofMillis(200), sweeper::sweep);
    }

    /** A worker that does {@code work}, started. */
    public JobWorker worker(String name, int slots, AttemptWork.Factory work) {
        JobWorker worker = new JobWorker(
                new WorkerId(name), slots, fixture.jobs, fixture.leased, work, queue, cancellations, QUICK);
        workers.add(worker);
        worker.start();
        return worker;
    }

    /** Cancels as the service does. */
    public Job cancel(JobId id) {
        Job job = fixture.database.inTransaction(
                fixture.owner,
                session -> fixture.jobs
                        .cancel(session, fixture.find(id).syntheticDataset())
                        .orElseThrow());
        fixture.jobs.announce(id);
        cancellations.send(id.value());
        return job;
    }

    /** Waits until the job is in {@code state}. */
    public Job await(JobId id, JobState state) {
        Awaitility.await(id + " to be " + state)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(25))
                .ignoreException(DatabaseUnavailable.class)
                .until(() -> fixture.find(id).state() == state);
        return fixture.find(id);
    }

    public static void until(String what, Callable<Boolean> holds) {
        Awaitility.await(what)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(holds);
    }

    @Override
    public void close() {
        workers.forEach(JobWorker::close);
        sweeping.close();
        cancellations.close();
        fixture.close();
    }
}
