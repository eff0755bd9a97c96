package io.syntho.server.dataset;

import static io.syntho.v1.ErrorReason.ATTEMPTS_EXHAUSTED;

import io.syntho.server.platform.database.Database;
import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.identity.UserId;
import io.syntho.server.platform.storage.Bucket;
import io.syntho.server.platform.storage.ObjectDeletions;
import io.syntho.v1.Failure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;

/**
 * Detections that wait or run, in PostgreSQL. A worker leases one, renews the lease while it works, and ends it; a lease that
 * is not renewed goes to whoever asks next, at most three times.
 */
final class Detections {

    private static final int MOST_ATTEMPTS = 3;

    private final Database database;
    private final ObjectDeletions deletions;
    private final Clock clock;
    private final Duration lease;

    /** Leases that last {@code lease} unless renewed. */
    Detections(Database database, ObjectDeletions deletions, Clock clock, Duration lease) {
        this.database = database;
        this.deletions = deletions;
        this.clock = clock;
        this.lease = lease;
    }

    /** The next detection that is due, if there is one; its dataset is PROCESSING from here on. */
    Optional<DetectionLease> acquire(String worker) {
        return database.inSystemTransaction(session -> due(session).flatMap(due -> lease(session, due, worker)));
    }

    private record Due(UUID dataset, UUID user, int attempt, long fence) {}

    private Optional<Due> due(StatelessSession session) {
        return session.createNativeQuery("""
                        select dataset_id, user_id, attempt, fence from detections
                        where not_before <= :now and (lease_expires_at is null or lease_expires_at <= :now)
                        order by not_before, created_at limit 1 for update skip locked""", Object[].class)
                .setParameter("now", clock.instant())
                .uniqueResultOptional()
                .map(row -> new Due(
                        (UUID) row[0], (UUID) row[1], ((Number) row[2]).intValue(), ((Number) row[3]).longValue()));
    }

    private Optional<DetectionLease> lease(StatelessSession session, Due due, String worker) {
        UserId owner = new UserId(due.user());
        DatasetEntity dataset = DatasetRows.lock(session, owner, due.dataset()).orElseThrow();
        if (due.attempt() >= MOST_ATTEMPTS) {
            ApiException why = ApiException.of(
                    ATTEMPTS_EXHAUSTED,
                    "Reading the file was tried %d times and never ended.".formatted(MOST_ATTEMPTS));
            end(session, dataset, due.fence());
            reject(session, dataset, why.toFailure());
            return Optional.empty();
        }
        if (dataset.status() != DatasetStatus.PROCESSING) {
            dataset.status = DatasetStatus.PROCESSING.stored();
            DatasetRows.update(session, dataset);
        }
        DetectionLease granted = new DetectionLease(
                dataset.id, owner, dataset.file(), dataset.fileName, due.attempt() + 1, due.fence() + 1);
        session.createNativeMutationQuery("""
                        update detections
                        set attempt = :attempt, fence = :fence, lease_owner = :worker, lease_expires_at = :expires
                        where dataset_id = :dataset""")
                .setParameter("attempt", granted.attempt())
                .setParameter("fence", granted.fence())
                .setParameter("worker", worker)
                .setParameter("expires", expires())
                .setParameter("dataset", dataset.id)
                .executeUpdate();
        return Optional.of(granted);
    }

    /** Makes a lease last; answers whether it still stands. It does not once the dataset is deleted. */
    boolean renew(DetectionLease held) {
        return database.inSystemTransaction(session -> session.createNativeMutationQuery("""
                        update detections set lease_expires_at = :expires
                        where dataset_id = :dataset and fence = :fence""")
                        .setParameter("expires", expires())
                        .setParameter("dataset", held.dataset())
                        .setParameter("fence", held.fence())
                        .executeUpdate())
                == 1;
    }

    private Instant expires() {
        return clock.instant().plus(lease);
    }

    /** The dataset is READY, unless the lease was lost; answers whether it was not. */
    boolean complete(DetectionLease held, DetectedTable found) {
        return database.inSystemTransaction(session -> {
            Optional<DatasetEntity> dataset = ended(session, held);
            if (DatasetRows.find(session, held.owner(), held.dataset()).isEmpty()) {
                // Deleted in the middle: the preview that was just saved must follow.
                deletions.resource(session, Bucket.DATASETS, held.owner(), held.dataset());
            }
            dataset.ifPresent(entity -> {
                DatasetRows.saveSchema(session, entity.id, found.schema().toJson());
                entity.fileType = found.type().name().toLowerCase(Locale.ROOT);
                entity.rowCount = found.rows();
                entity.columnCount = found.schema().table().columns().size();
                entity.status = DatasetStatus.READY.stored();
                DatasetRows.update(session, entity);
            });
            return dataset.isPresent();
        });
    }

    /** The file is no table: the dataset ends in ERROR and the file goes, unless the lease was lost. */
    void fail(DetectionLease held, ApiException why) {
        database.runInSystemTransaction(
                session -> ended(session, held).ifPresent(dataset -> reject(session, dataset, why.toFailure())));
        deletions.run();
    }

    /** Something went wrong, perhaps for the file's sake: it is tried again after {@code pause}, and the try counts. */
    void again(DetectionLease held, Duration pause) {
        release(held, pause, held.attempt());
    }

    /** Something went wrong that is no fault of the file: it is tried again after {@code pause}, as if it never was. */
    void giveBack(DetectionLease held, Duration pause) {
        release(held, pause, held.attempt() - 1);
    }

    private void release(DetectionLease held, Duration pause, int attempts) {
        database.runInSystemTransaction(session -> session.createNativeMutationQuery("""
                        update detections
                        set lease_owner = null, lease_expires_at = null, not_before = :when, attempt = :attempts
                        where dataset_id = :dataset and fence = :fence""")
                .setParameter("attempts", attempts)
                .setParameter("when", clock.instant().plus(pause))
                .setParameter("dataset", held.dataset())
                .setParameter("fence", held.fence())
                .executeUpdate());
    }

    private Optional<DatasetEntity> ended(StatelessSession session, DetectionLease held) {
        return DatasetRows.lock(session, held.owner(), held.dataset())
                .filter(dataset -> end(session, dataset, held.fence()));
    }

    private static boolean end(StatelessSession session, DatasetEntity dataset, long fence) {
        return session.createNativeMutationQuery(
                                "delete from detections where dataset_id = :dataset and fence = :fence")
                        .setParameter("dataset", dataset.id)
                        .setParameter("fence", fence)
                        .executeUpdate()
                == 1;
    }

    private void reject(StatelessSession session, DatasetEntity dataset, Failure why) {
        DatasetRows.fail(session, dataset, why);
        deletions.resource(session, Bucket.DATASETS, dataset.owner(), dataset.id);
    }
}
