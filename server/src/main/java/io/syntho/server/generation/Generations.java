package io.syntho.server.generation;

import static io.syntho.v1.ErrorReason.SYNTHETIC_DATASET_FINISHED;
import static io.syntho.v1.ErrorReason.SYNTHETIC_DATASET_RUNNING;

import io.syntho.server.account.GenerationQuota;
import io.syntho.server.dataset.SourceTable;
import io.syntho.server.dataset.SourceTables;
import io.syntho.server.generation.job.Job;
import io.syntho.server.generation.job.JobId;
import io.syntho.server.generation.job.JobState;
import io.syntho.server.generation.job.Jobs;
import io.syntho.server.generation.model.Samples;
import io.syntho.server.platform.database.Etags;
import io.syntho.server.platform.database.Ids;
import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.identity.UserId;
import io.syntho.server.platform.storage.Bucket;
import io.syntho.server.platform.storage.ObjectDeletions;
import io.syntho.synthesis.Method;
import io.syntho.v1.CreateSyntheticDatasetRequest;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.hibernate.StatelessSession;

/** Starts, stops and deletes generations, each within a transaction of their owner. */
public final class Generations {

    /** Most generations of one account that wait or run at a time. */
    private static final int MOST_UNDER_WAY = 100;

    private final Jobs jobs;
    private final GenerationQuota quota;
    private final ObjectDeletions deletions;
    private final List<Method> methods;
    private final Ids ids;
    private final Clock clock;
    private final RandomGenerator seeds;

    /**
     * Generations by {@code methods}.
     *
     * @param seeds draws seeds where none is given
     */
    public Generations(
            Jobs jobs,
            GenerationQuota quota,
            ObjectDeletions deletions,
            List<Method> methods,
            Ids ids,
            Clock clock,
            RandomGenerator seeds) {
        this.jobs = jobs;
        this.quota = quota;
        this.deletions = deletions;
        this.methods = List.copyOf(methods);
        this.ids = ids;
        this.clock = clock;
        this.seeds = seeds;
    }

    /** The methods that this server holds. */
    List<Method> methods() {
        return methods;
    }

    /**
     * A generation under way.
     *
     * @param id what is made
     * @param job who makes it
     */
    record Started(SyntheticDatasetId id, JobId job) {}

    /**
     * Writes the synthetic dataset and its job.
     *
     * @throws ApiException for each reason that the contract names
     */
    Started start(StatelessSession session, UserId owner, CreateSyntheticDatasetRequest request) {
        SourceTable source = SourceTables.use(session, owner, request.getDataset());
        GenerationPlan plan = GenerationPlan.of(
                request.getMethod(), request.getConfig(), source.schema().table(), source.rows(), methods);
        checkRoom(session, source, plan);
        // The quota's row stays locked: one account's generations are counted one after the other.
        quota.take(session, owner);
        SyntheticDatasetRows.checkUnderWay(session, owner, MOST_UNDER_WAY);
        SyntheticDatasetId id = new SyntheticDatasetId(ids.next());
        SyntheticDatasetRows.insert(
                session,
                new SyntheticDatasetRows.New(id, owner, name(request, source, plan), seed(request), clock.instant()),
                source,
                plan);
        JobId job = jobs.create(session, id, owner);
        SyntheticDatasetRows.pointToJob(session, id, job.value());
        return new Started(id, job);
    }

    private static void checkRoom(StatelessSession session, SourceTable source, GenerationPlan plan) {
        long needed = TableMemory.bytes(source.rows(), plan.learned().columns().size());
        OptionalLong available = EngineMeasures.known(session).workerHeap();
        if (available.isPresent() && needed > available.getAsLong()) {
            throw TableMemory.tooLarge(needed, available.getAsLong());
        }
    }

    private static String name(CreateSyntheticDatasetRequest request, SourceTable source, GenerationPlan plan) {
        return request.getDisplayName().isBlank()
                ? "%s, %s %d"
                        .formatted(source.name(), Methods.stored(plan.asked()).replace('_', ' '), source.attempt())
                : request.getDisplayName().strip();
    }

    private long seed(CreateSyntheticDatasetRequest request) {
        return request.getConfig().hasSeed() ? request.getConfig().getSeed() : seeds.nextLong(1, Long.MAX_VALUE);
    }

    /**
     * Stops it, or finds it stopped.
     *
     * @throws ApiException with SYNTHETIC_DATASET_NOT_FOUND or SYNTHETIC_DATASET_FINISHED
     */
    JobId cancel(StatelessSession session, UserId owner, SyntheticDatasetId id, String name) {
        OverviewEntity before =
                Overviews.find(session, owner, id).orElseThrow(() -> SyntheticDatasetNames.notFound(name));
        Job job = jobs.cancel(session, id).orElseThrow(() -> SyntheticDatasetNames.notFound(name));
        if (job.state() != JobState.CANCELLED) {
            throw ApiException.of(
                            SYNTHETIC_DATASET_FINISHED,
                            "It is %s and can not be cancelled."
                                    .formatted(job.state().id()))
                    .with("state", job.state());
        }
        if (job.attempt() == 0 && JobState.of(before.status) == JobState.PENDING) {
            quota.giveBack(session, owner, before.createdAt);
        }
        return job.id();
    }

    /**
     * Deletes it with everything that was made for it.
     *
     * @throws ApiException with SYNTHETIC_DATASET_NOT_FOUND, _RUNNING, _LISTED or ETAG_MISMATCH
     */
    void delete(StatelessSession session, UserId owner, SyntheticDatasetId id, String name, String etag) {
        jobs.lock(session, id).orElseThrow(() -> SyntheticDatasetNames.notFound(name));
        OverviewEntity row = Overviews.find(session, owner, id).orElseThrow(() -> SyntheticDatasetNames.notFound(name));
        Etags.check(etag, row.version);
        if (!JobState.of(row.status).terminal()) {
            throw ApiException.of(SYNTHETIC_DATASET_RUNNING, "It is being made; cancel it first.");
        }
        SyntheticDatasetRows.checkUnlisted(session, id);
        Samples.discard(session, owner, id.value(), deletions);
        SyntheticDatasetRows.delete(session, owner, id);
        deletions.resource(session, Bucket.SYNTHETIC, owner, id.value());
        deletions.resource(session, Bucket.REPORTS, owner, id.value());
    }
}
