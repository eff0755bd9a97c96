package io.syntho.server.generation.model;

import io.syntho.server.generation.ConditionResults;
import io.syntho.server.generation.job.JobFailure;
import io.syntho.server.platform.database.Database;
import io.syntho.server.platform.identity.UserId;
import io.syntho.server.platform.storage.Bucket;
import io.syntho.server.platform.storage.ObjectDeletions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;

/**
 * Samples that wait or are made, in PostgreSQL. A worker leases one, renews the lease while it works, and ends it; a lease that is not renewed goes
 * to whoever asks next, at most three times.
 */
final class SampleQueue {

    private static final int MOST_ATTEMPTS = 3;
    private static final Duration KEPT = Duration.ofDays(7);

    private final Database database;
    private final ObjectDeletions deletions;
    private final Clock clock;
    private final Duration lease;

    SampleQueue(Database database, ObjectDeletions deletions, Clock clock, Duration lease) {
        this.database = database;
        this.deletions = deletions;
        this.clock = clock;
        this.lease = lease;
    }

    /** The next sample that is due, if there is one; it is RUNNING from here on. */
    Optional<SampleLease> acquire() {
        return database.inSystemTransaction(session -> due(session).flatMap(due -> grant(session, due)));
    }

    private Optional<SampleLease> due(StatelessSession session) {
        return session.createNativeQuery("""
                        select id, user_id, synthetic_dataset_id, cast(request as text), seed, attempt, fence
                        from samples
                        where status in ('pending', 'running') and not_before <= :now
                          and (lease_expires_at is null or lease_expires_at <= :now)
                        order by not_before, id limit 1 for update skip locked""", Object[].class)
                .setParameter("now", clock.instant())
                .uniqueResultOptional()
                .map(row -> new SampleLease(
                        (UUID) row[0],
                        new UserId((UUID) row[1]),
                        (UUID) row[2],
                        SampleJson.read((String) row[3]),
                        ((Number) row[4]).longValue(),
                        ((Number) row[5]).intValue() + 1,
                        ((Number) row[6]).longValue() + 1));
    }

    private Optional<SampleLease> grant(StatelessSession session, SampleLease due) {
        session.createNativeMutationQuery("""
                        update samples set status = 'running', attempt = :attempt, fence = :fence,
                            lease_expires_at = :expires where id = :id""")
                .setParameter("attempt", due.attempt())
                .setParameter("fence", due.fence())
                .setParameter("expires", clock.instant().plus(lease))
                .setParameter("id", due.sample())
                .executeUpdate();
        if (due.attempt() <= MOST_ATTEMPTS) {
            return Optional.of(due);
        }
        end(session, due, JobFailure.of("ATTEMPTS_EXHAUSTED", "The workers on it were lost three times."));
        return Optional.empty();
    }

    /** Makes a lease last and tells how far the work is; answers whether it still stands. */
    boolean renew(SampleLease held, double percent) {
        return database.inSystemTransaction(session -> session.createNativeMutationQuery("""
                        update samples set lease_expires_at = :expires, percent = :percent
                        where id = :id and fence = :fence and status = 'running'""")
                        .setParameter("expires", clock.instant().plus(lease))
                        .setParameter("percent", percent)
                        .setParameter("id", held.sample())
                        .setParameter("fence", held.fence())
                        .executeUpdate())
                == 1;
    }

    /** The rows are there, unless the lease was lost. */
    void complete(SampleLease held, SampleWork.Made made) {
        database.runInSystemTransaction(session -> {
            int written = session.createNativeMutationQuery("""
                            update samples set status = 'completed', percent = 100, row_count = :rows,
                                condition_results = cast(:conditions as jsonb),
                                file_path = :parquet, file_size = :parquetBytes, checksum = :parquetHash,
                                csv_path = :csv, csv_size = :csvBytes, csv_checksum = :csvHash,
                                lease_expires_at = null, finished_at = :now, expires_at = :expires
                            where id = :id and fence = :fence and status = 'running'""")
                    .setParameter("rows", made.outcome().rows())
                    .setParameter(
                            "conditions",
                            ConditionResults.write(
                                    held.request().getConditionsList(),
                                    made.outcome().underCondition()))
                    .setParameter("parquet", made.parquet().key().path())
                    .setParameter("parquetBytes", made.parquet().bytes())
                    .setParameter("parquetHash", made.parquet().sha256())
                    .setParameter("csv", made.csv().key().path())
                    .setParameter("csvBytes", made.csv().bytes())
                    .setParameter("csvHash", made.csv().sha256())
                    .setParameter("now", clock.instant())
                    .setParameter("expires", clock.instant().plus(KEPT))
                    .setParameter("id", held.sample())
                    .setParameter("fence", held.fence())
                    .executeUpdate();
            if (written == 0) {
                // Lost to another worker, or deleted in the middle: what was just stored must go.
                deletions.object(session, made.parquet().key());
                deletions.object(session, made.csv().key());
            } else if (made.outcome().rows() < held.request().getRows()) {
                Models.giveBack(
                        session,
                        held.model(),
                        held.request().getRows() - made.outcome().rows());
            }
        });
    }

    /** It can not be made. */
    void fail(SampleLease held, JobFailure why) {
        database.runInSystemTransaction(session -> end(session, held, why));
    }

    private void end(StatelessSession session, SampleLease held, JobFailure why) {
        Instant now = clock.instant();
        int written = session.createNativeMutationQuery("""
                        update samples set status = 'failed', error = cast(:error as jsonb), lease_expires_at = null,
                            finished_at = :now, expires_at = :expires
                        where id = :id and fence = :fence and status = 'running'""")
                .setParameter("error", SampleJson.write(why))
                .setParameter("now", now)
                .setParameter("expires", now.plus(KEPT))
                .setParameter("id", held.sample())
                .setParameter("fence", held.fence())
                .executeUpdate();
        if (written == 1) {
            Models.giveBack(session, held.model(), held.request().getRows());
            deletions.resource(session, Bucket.SYNTHETIC, held.owner(), held.sample());
        }
    }

    /** It is tried again after {@code pause}; from now on {@code attempts} count. */
    void again(SampleLease held, Duration pause, int attempts) {
        database.runInSystemTransaction(session -> session.createNativeMutationQuery("""
                        update samples set status = 'pending', lease_expires_at = null, not_before = :when,
                            attempt = :attempts, percent = 0
                        where id = :id and fence = :fence and status = 'running'""")
                .setParameter("when", clock.instant().plus(pause))
                .setParameter("attempts", attempts)
                .setParameter("id", held.sample())
                .setParameter("fence", held.fence())
                .executeUpdate());
    }
}
