package io.syntho.server.generation;

import io.syntho.local.backends.SharedBackends;
import io.syntho.server.account.GenerationQuota;
import io.syntho.server.dataset.StoredSchema;
import io.syntho.server.generation.job.JobDispatch;
import io.syntho.server.generation.job.JobFeed;
import io.syntho.server.generation.job.JobRules;
import io.syntho.server.generation.job.Jobs;
import io.syntho.server.generation.job.LeasedJobs;
import io.syntho.server.generation.job.Sweeper;
import io.syntho.server.generation.watch.JobWatch;
import io.syntho.server.platform.database.Database;
import io.syntho.server.platform.database.Idempotency;
import io.syntho.server.platform.database.Ids;
import io.syntho.server.platform.database.TestDatabase;
import io.syntho.server.platform.identity.UserId;
import io.syntho.server.platform.queue.EventStream;
import io.syntho.server.platform.queue.Nudges;
import io.syntho.server.platform.queue.Outbox;
import io.syntho.server.platform.queue.Redis;
import io.syntho.server.platform.queue.WorkQueue;
import io.syntho.server.platform.storage.ObjectDeletions;
import io.syntho.server.platform.storage.ObjectStorage;
import io.syntho.server.platform.storage.TestStorage;
import io.syntho.synthesis.Method;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.TableSchema;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** The service on real parts, without workers. */
final class ServiceFixture implements AutoCloseable {

    final Clock clock = Clock.systemUTC();
    final Ids ids = Ids.timeOrdered();
    final Redis redis = new Redis(SharedBackends.redis().url());
    final ObjectStorage storage = TestStorage.open();
    final Database database;
    final Jobs jobs;
    final LeasedJobs leased;
    final SyntheticDatasetService service;
    private final Nudges nudges;
    private final Nudges cancellations;
    private final JobDispatch dispatch;

    ServiceFixture(String name) {
        database = TestDatabase.fresh(name, OwnSnapshots.entities());
        JobFeed feed = new JobFeed(new EventStream(redis, name, JobFeed.KEPT, 10_000));
        jobs = new Jobs(database, feed, ids, clock, JobRules.DEFAULT);
        leased = new LeasedJobs(database, feed, ids, clock, JobRules.DEFAULT, new Random(1));
        WorkQueue queue = new WorkQueue(redis, name, "workers");
        Outbox outbox = new Outbox(database, Jobs.TOPIC, queue, clock);
        nudges = feed.nudges();
        cancellations = new Nudges(redis, name + "-cancelled");
        dispatch = new JobDispatch(jobs, outbox, new Sweeper(jobs, outbox, queue), cancellations);
        Generations generations = new Generations(
                jobs,
                new GenerationQuota(clock),
                new ObjectDeletions(database, storage, ids, clock),
                List.of(Method.GAUSSIAN_COPULA),
                ids,
                clock,
                new Random(1));
        service = new SyntheticDatasetService(
                database,
                new Idempotency(clock),
                generations,
                dispatch,
                new Previews(storage),
                new JobWatch(new OwnSnapshots(database), jobs, feed, nudges, clock),
                clock);
    }

    /** A user with a profile. */
    UserId user() {
        UserId user = new UserId(ids.next());
        database.runInTransaction(
                user,
                session -> session.createNativeMutationQuery(
                                "insert into profiles (id, issuer, subject) values (:id, 'test', :subject)")
                        .setParameter("id", user.value())
                        .setParameter("subject", user.toString())
                        .executeUpdate());
        return user;
    }

    /** A dataset with the columns {@code age} and {@code city}, in that status. */
    UUID dataset(UserId owner, String status) {
        UUID id = ids.next();
        String schema = new StoredSchema(
                        "1",
                        new TableSchema(List.of(
                                ColumnSchema.of("age", StorageType.INTEGER, Meaning.CONTINUOUS),
                                ColumnSchema.of("city", StorageType.STRING, Meaning.CATEGORICAL))),
                        List.of())
                .toJson();
        database.runInTransaction(
                owner,
                session -> session.createNativeMutationQuery("""
                                insert into datasets (id, user_id, name, file_name, file_path, file_size, status,
                                    row_count, column_count, schema)
                                values (:id, :owner, 'people', 'people.csv', 'x', 1, :status,
                                    100, 2, cast(:schema as jsonb))""")
                        .setParameter("id", id)
                        .setParameter("owner", owner.value())
                        .setParameter("status", status)
                        .setParameter("schema", schema)
                        .executeUpdate());
        return id;
    }

    long count(String query) {
        return database.inSystemTransaction(
                session -> session.createNativeQuery(query, Long.class).getSingleResult());
    }

    @Override
    public void close() {
        dispatch.close();
        nudges.close();
        cancellations.close();
        redis.close();
        storage.close();
        database.close();
    }
}
