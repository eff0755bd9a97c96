package io.syntho.server.generation.model;

import static io.syntho.v1.ErrorReason.TOO_MANY_JOBS;

import com.google.protobuf.util.Timestamps;
import io.syntho.server.generation.ConditionResults;
import io.syntho.server.generation.JobMessages;
import io.syntho.server.generation.job.JobColumns;
import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.identity.UserId;
import io.syntho.server.platform.storage.Bucket;
import io.syntho.server.platform.storage.ObjectDeletions;
import io.syntho.v1.Sample;
import io.syntho.v1.SampleModelRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;

/** Samples in PostgreSQL, as their owner sees them. */
public final class Samples {

    private static final int MOST_UNDER_WAY = 20;

    private Samples() {}

    /**
     * Refuses when the account has as many under way as it may.
     *
     * @throws ApiException with TOO_MANY_JOBS
     */
    static void checkUnderWay(StatelessSession session, UserId owner) {
        long underWay = session.createNativeQuery(
                        "select count(*) from samples where user_id = :owner and status in ('pending', 'running')",
                        Long.class)
                .setParameter("owner", owner.value())
                .getSingleResult();
        if (underWay >= MOST_UNDER_WAY) {
            throw ApiException.of(
                            TOO_MANY_JOBS, "%d samples are under way already; wait for one to end.".formatted(underWay))
                    .with("limit", MOST_UNDER_WAY);
        }
    }

    static void insert(
            StatelessSession session,
            UUID id,
            UserId owner,
            UUID model,
            SampleModelRequest request,
            long seed,
            Instant now) {
        session.createNativeMutationQuery("""
                        insert into samples (id, user_id, synthetic_dataset_id, row_target, seed, request, status,
                            not_before, created_at)
                        values (:id, :owner, :model, :rows, :seed, cast(:request as jsonb), 'pending', :now, :now)""")
                .setParameter("id", id)
                .setParameter("owner", owner.value())
                .setParameter("model", model)
                .setParameter("rows", request.getRows())
                .setParameter("seed", seed)
                .setParameter("request", SampleJson.write(request))
                .setParameter("now", now)
                .executeUpdate();
    }

    /** The caller's sample, unless it is no longer kept. */
    static Optional<Sample> find(StatelessSession session, UserId owner, UUID id, Instant now) {
        return session.createNativeQuery("""
                        select synthetic_dataset_id, status, cast(error as text), percent, row_target, row_count, seed,
                            cast(condition_results as text), cast(extract(epoch from created_at) * 1000 as bigint),
                            cast(extract(epoch from finished_at) * 1000 as bigint),
                            cast(extract(epoch from expires_at) * 1000 as bigint)
                        from samples
                        where id = :id and user_id = :owner and (expires_at is null or expires_at > :now)""", Object[].class)
                .setParameter("id", id)
                .setParameter("owner", owner.value())
                .setParameter("now", now)
                .uniqueResultOptional()
                .map(row -> message(id, row));
    }

    private static Sample message(UUID id, Object[] row) {
        Sample.Builder sample = Sample.newBuilder()
                .setName("samples/" + id)
                .setModel("models/" + row[0])
                .setState(Sample.State.valueOf("STATE_" + ((String) row[1]).toUpperCase(Locale.ROOT)))
                .setPercent(((Number) row[3]).doubleValue())
                .setRowsAsked(((Number) row[4]).longValue())
                .setSeed(((Number) row[6]).longValue())
                .addAllConditionResults(ConditionResults.read((String) row[7]))
                .setCreateTime(Timestamps.fromMillis(((Number) row[8]).longValue()));
        JobColumns.failure((String) row[2]).ifPresent(failure -> sample.setError(JobMessages.failure(failure)));
        Optional.ofNullable((Number) row[5]).ifPresent(count -> sample.setRowCount(count.longValue()));
        Optional.ofNullable((Number) row[9])
                .ifPresent(time -> sample.setFinishTime(Timestamps.fromMillis(time.longValue())));
        Optional.ofNullable((Number) row[10])
                .ifPresent(time -> sample.setExpireTime(Timestamps.fromMillis(time.longValue())));
        return sample.build();
    }

    /** The samples of a model, whose rows are about to go with those of its synthetic dataset: their files go, too. */
    public static void discard(StatelessSession session, UserId owner, UUID model, ObjectDeletions deletions) {
        List<UUID> ids = session.createNativeQuery(
                        "select id from samples where synthetic_dataset_id = :model and user_id = :owner", UUID.class)
                .setParameter("model", model)
                .setParameter("owner", owner.value())
                .getResultList();
        ids.forEach(id -> deletions.resource(session, Bucket.SYNTHETIC, owner, id));
    }

    /** Deletes what is no longer kept; answers how many samples that were. */
    public static int sweep(StatelessSession session, ObjectDeletions deletions, Instant now) {
        List<Object[]> expired = session.createNativeQuery(
                        "delete from samples where expires_at <= :now returning id, user_id", Object[].class)
                .setParameter("now", now)
                .getResultList();
        expired.forEach(row -> deletions.resource(session, Bucket.SYNTHETIC, new UserId((UUID) row[1]), (UUID) row[0]));
        return expired.size();
    }
}
