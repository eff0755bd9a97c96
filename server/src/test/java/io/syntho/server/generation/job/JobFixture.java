package io.syntho.server.generation.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.syntho.local.backends.SharedBackends;
import io.syntho.server.generation.OwnSnapshots;
import io.syntho.server.generation.SyntheticDatasetId;
import io.syntho.server.platform.database.Database;
import io.syntho.server.platform.database.Ids;
import io.syntho.server.platform.database.TestDatabase;
import io.syntho.server.platform.identity.UserId;
import io.syntho.server.platform.queue.EventStream;
import io.syntho.server.platform.queue.Redis;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.hibernate.StatelessSession;

/** Jobs on a fresh database of the shared PostgreSQL, with the shared Redis. */
public final class JobFixture implements AutoCloseable {

    public static final WorkerId ALICE = new WorkerId("alice");
    public static final WorkerId BOB = new WorkerId("bob");

    public final Database database;
    public final Redis redis = new Redis(SharedBackends.redis().url());
    public final Ids ids = Ids.timeOrdered();
    public final UserId owner = new UserId(UUID.randomUUID());
    public final JobFeed feed;
    public final Jobs jobs;
    public final LeasedJobs leased;

    JobFixture(String name, Clock clock) {
        this(name, clock, JobRules.DEFAULT);
    }

    JobFixture(String name, Clock clock, JobRules rules) {
        database = TestDatabase.fresh(name, OwnSnapshots.entities());
        feed = new JobFeed(new EventStream(redis, name, JobFeed.KEPT, 10_000));
        jobs = new Jobs(database, feed, ids, clock, rules);
        leased = new LeasedJobs(database, feed, ids, clock, rules, RandomGenerator.of("L64X128MixRandom"));
        database.runInTransaction(
                owner,
                session -> session.createNativeMutationQuery(
                                "insert into profiles (id, issuer, subject) values (:id, 'test', 'test')")
                        .setParameter("id", owner.value())
                        .executeUpdate());
    }

    /** A pending job. */
    public JobId newJob() {
        SyntheticDatasetId made = new SyntheticDatasetId(ids.next());
        return database.inTransaction(owner, session -> {
            session.createNativeMutationQuery("""
                            insert into synthetic_datasets (id, user_id, generation_method, status)
                            values (:id, :owner, 'gaussian_copula', 'pending')""")
                    .setParameter("id", made.value())
                    .setParameter("owner", owner.value())
                    .executeUpdate();
            return jobs.create(session, made, owner);
        });
    }

    public Job find(JobId id) {
        return jobs.find(id).orElseThrow();
    }

    /** The log's events, as words. */
    public List<String> log(JobId id) {
        return jobs.eventsAfter(id, 0, 1000).stream().map(JobFixture::word).toList();
    }

    private static String word(SequencedEvent event) {
        return switch (event.event()) {
            case JobEvent.StateChanged change ->
                change.state() + change.stage().map(stage -> " " + stage).orElse("");
            case JobEvent.Logged line -> line.event();
            case JobEvent.Measured measured -> "metric " + measured.epoch();
            case JobEvent.Progressed progressed -> "progress";
        };
    }

    String status(JobId id) {
        return database.inSystemTransaction(session -> session.createNativeQuery(
                        "select status from synthetic_datasets where id = :id", String.class)
                .setParameter("id", find(id).syntheticDataset().value())
                .getSingleResult());
    }

    long count(String query) {
        return database.inSystemTransaction(
                session -> session.createNativeQuery(query, Long.class).getSingleResult());
    }

    /** What makes a synthetic dataset complete: somewhere to find it. */
    static void point(StatelessSession session, Lease lease, String path) {
        session.createNativeMutationQuery(
                        "update synthetic_datasets set file_path = :path, row_count = 1 where id = :id")
                .setParameter("path", path)
                .setParameter("id", lease.syntheticDataset().value())
                .executeUpdate();
    }

    static JsonNode facts(String text) {
        return JsonNodeFactory.instance.textNode(text);
    }

    @Override
    public void close() {
        redis.close();
        database.close();
    }
}
