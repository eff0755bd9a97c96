package io.syntho.server.generation;

import io.syntho.local.backends.SharedBackends;
import io.syntho.server.account.GenerationQuota;
import io.syntho.server.dataset.DatasetService;
import io.syntho.server.dataset.StoredSchema;
import io.syntho.server.generation.job.AttemptWork;
import io.syntho.server.generation.job.JobDispatch;
import io.syntho.server.generation.job.JobFeed;
import io.syntho.server.generation.job.JobRules;
import io.syntho.server.generation.job.JobWorker;
import io.syntho.server.generation.job.Jobs;
import io.syntho.server.generation.job.LeasedJobs;
import io.syntho.server.generation.job.Sweeper;
import io.syntho.server.generation.job.WorkerId;
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
import io.syntho.server.platform.storage.Bucket;
import io.syntho.server.platform.storage.ObjectDeletions;
import io.syntho.server.platform.storage.ObjectKey;
import io.syntho.server.platform.storage.ObjectStorage;
import io.syntho.server.platform.storage.TestStorage;
import io.syntho.synthesis.Method;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.TableSchema;
import io.syntho.tabular.read.LoadedTable;
import io.syntho.tabular.read.ReadLimits;
import io.syntho.tabular.read.TableReader;
import io.syntho.v1.CreateSyntheticDatasetRequest;
import io.syntho.v1.GenerationConfig;
import io.syntho.v1.GenerationMethod;
import io.syntho.v1.SyntheticDataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

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
    final ObjectDeletions deletions;
    private final JobRules rules;
    private final Nudges nudges;
    private final Nudges cancellations;
    final JobDispatch dispatch;
    private final WorkQueue queue;
    private final List<JobWorker> workers = new ArrayList<>();

    ServiceFixture(String name) {
        this(name, JobRules.DEFAULT);
    }

    ServiceFixture(String name, JobRules rules) {
        this.rules = rules;
        database = TestDatabase.fresh(
                name,
                Stream.concat(OwnSnapshots.entities().stream(), DatasetService.entities().stream())
                        .toList());
        JobFeed feed = new JobFeed(new EventStream(redis, name, JobFeed.KEPT, 10_000));
        jobs = new Jobs(database, feed, ids, clock, rules);
        leased = new LeasedJobs(database, feed, ids, clock, rules, new Random(1));
        queue = new WorkQueue(redis, name, "workers");
        Outbox outbox = new Outbox(database, Jobs.TOPIC, queue, clock);
        nudges = feed.nudges();
        cancellations = new Nudges(redis, name + "-cancelled");
        dispatch = new JobDispatch(jobs, outbox, new Sweeper(jobs, outbox, queue), cancellations);
        deletions = new ObjectDeletions(database, storage, ids, clock);
        Generations generations = new Generations(
                jobs,
                new GenerationQuota(clock),
                deletions,
                List.of(Method.GAUSSIAN_COPULA, Method.AUTOREGRESSIVE),
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

    /** Fifty rows of a dataset, by the Gaussian copula. */
    static CreateSyntheticDatasetRequest.Builder wish(UUID dataset) {
        return CreateSyntheticDatasetRequest.newBuilder()
                .setDataset("datasets/" + dataset)
                .setMethod(GenerationMethod.GENERATION_METHOD_GAUSSIAN_COPULA)
                .setConfig(GenerationConfig.newBuilder().setRows(50));
    }

    SyntheticDataset create(UserId owner, CreateSyntheticDatasetRequest request) {
        return Answer.of(owner, service::createSyntheticDataset, request);
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
                                values (:id, :owner, 'people', 'people.csv', :owner || '/' || :id || '/people.csv', 1, :status,
                                    100, 2, cast(:schema as jsonb))""")
                        .setParameter("id", id)
                        .setParameter("owner", owner.value())
                        .setParameter("status", status)
                        .setParameter("schema", schema)
                        .executeUpdate());
        return id;
    }

    /** A ready dataset of a real file, with the schema that the engine finds in it. */
    UUID dataset(UserId owner, Path file) {
        UUID id = ids.next();
        LoadedTable table = TableReader.load(file, file.getFileName().toString(), ReadLimits.DEFAULT);
        ObjectKey key = new ObjectKey(Bucket.DATASETS, owner, id, "original");
        storage.put(key, file, "text/csv");
        database.runInTransaction(
                owner,
                session -> session.createNativeMutationQuery("""
                                insert into datasets (id, user_id, name, file_name, file_path, file_size, checksum, status,
                                    row_count, column_count, schema)
                                values (:id, :owner, 'people', :file, :path, 1, :checksum, 'ready',
                                    :rows, :columns, cast(:schema as jsonb))""")
                        .setParameter("id", id)
                        .setParameter("owner", owner.value())
                        .setParameter("file", file.getFileName().toString())
                        .setParameter("path", key.path())
                        .setParameter("checksum", sha256(file))
                        .setParameter("rows", table.table().rows())
                        .setParameter("columns", table.table().width())
                        .setParameter("schema", new StoredSchema("1", table.schema(), List.of()).toJson())
                        .executeUpdate());
        return id;
    }

    private static String sha256(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException | NoSuchAlgorithmException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** A worker, started. */
    JobWorker worker(String name, AttemptWork.Factory work) {
        JobWorker worker = new JobWorker(new WorkerId(name), 1, jobs, leased, work, queue, cancellations, rules);
        workers.add(worker);
        worker.start();
        return worker;
    }

    long count(String query) {
        return database.inSystemTransaction(
                session -> session.createNativeQuery(query, Long.class).getSingleResult());
    }

    @Override
    public void close() {
        workers.forEach(JobWorker::close);
        dispatch.close();
        nudges.close();
        cancellations.close();
        redis.close();
        storage.close();
        database.close();
    }
}
