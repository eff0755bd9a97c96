package io.syntho.server.dataset;

import static io.syntho.v1.ErrorReason.UPLOAD_NOT_ACTIVE;

import io.syntho.server.platform.database.Database;
import io.syntho.server.platform.database.Idempotency;
import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.errors.ErrorDetail;
import io.syntho.server.platform.identity.UserId;
import io.syntho.server.platform.storage.Bucket;
import io.syntho.server.platform.storage.ObjectDeletions;
import io.syntho.tabular.read.FileType;
import io.syntho.v1.Dataset;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;

/** How an upload ends: as a dataset whose schema is detected next, or as nothing. One transaction each. */
final class UploadEnding {

    /** How long the URL of a part is good; what it may still bring is deleted after that. */
    static final Duration URL_LIFETIME = Duration.ofHours(1);

    private final Database database;
    private final ObjectDeletions deletions;
    private final Idempotency idempotency;
    private final Clock clock;

    UploadEnding(Database database, ObjectDeletions deletions, Idempotency idempotency, Clock clock) {
        this.database = database;
        this.deletions = deletions;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** What was found out about the file. */
    record File(long size, String sha256, FileType type) {}

    /**
     * The upload is complete: the dataset becomes UPLOADED and waits for its detection. An upload that another call completed
     * meanwhile answers its dataset.
     *
     * @throws ApiException with UPLOAD_NOT_ACTIVE when it was given up or expired meanwhile; its file goes, too
     */
    Dataset complete(UploadEntity upload, File file, Idempotency.Request once) {
        Optional<Dataset> dataset = database.inTransaction(upload.owner(), session -> {
            UploadStatus status = lockedStatus(session, upload);
            if (status != UploadStatus.ACTIVE && status != UploadStatus.COMPLETED) {
                deletions.resource(session, Bucket.DATASETS, upload.owner(), upload.datasetId);
                return Optional.empty();
            }
            String name = idempotency.onceNamed(session, once, () -> {
                if (status == UploadStatus.ACTIVE) {
                    UploadRows.end(session, upload, UploadStatus.COMPLETED);
                    accept(session, upload, file);
                }
                return "datasets/" + upload.datasetId;
            });
            return DatasetRows.find(session, upload.owner(), DatasetRows.id(name))
                    .map(entity -> DatasetMessages.of(entity).build());
        });
        if (dataset.isEmpty()) {
            deletions.run();
        }
        return dataset.orElseThrow(() ->
                notActive(upload, database.inTransaction(upload.owner(), session -> lockedStatus(session, upload))));
    }

    private static UploadStatus lockedStatus(StatelessSession session, UploadEntity upload) {
        return UploadRows.lock(session, upload.owner(), upload.id)
                .map(UploadEntity::status)
                .orElse(UploadStatus.ABORTED);
    }

    private void accept(StatelessSession session, UploadEntity upload, File file) {
        DatasetEntity dataset =
                DatasetRows.lock(session, upload.owner(), upload.datasetId).orElseThrow(() -> notActive(upload));
        dataset.fileSize = file.size();
        dataset.checksum = file.sha256();
        dataset.fileType = file.type().name().toLowerCase(Locale.ROOT);
        dataset.status = DatasetStatus.UPLOADED.stored();
        DatasetRows.update(session, dataset);
        session.createNativeMutationQuery("""
                        insert into detections (dataset_id, user_id, not_before, created_at)
                        values (:dataset, :user, :now, :now)""")
                .setParameter("dataset", dataset.id)
                .setParameter("user", dataset.userId)
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    /** The file is not what it must be: it goes, and the dataset keeps the reason. */
    void fail(UploadEntity upload, ApiException why) {
        database.runInTransaction(upload.owner(), session -> {
            Optional<UploadEntity> locked = UploadRows.lock(session, upload.owner(), upload.id)
                    .filter(found -> found.status() == UploadStatus.ACTIVE);
            if (locked.isPresent()) {
                UploadRows.end(session, locked.get(), UploadStatus.FAILED);
                DatasetRows.lock(session, upload.owner(), upload.datasetId)
                        .ifPresent(dataset -> DatasetRows.fail(session, dataset, why.toFailure()));
                deleteFile(session, upload.owner(), upload.datasetId);
            }
        });
        deletions.run();
    }

    /** The upload is given up or has expired: file and dataset go. The caller holds its lock. */
    void drop(StatelessSession session, UploadEntity upload, UploadStatus status) {
        UploadRows.end(session, upload, status);
        DatasetRows.delete(session, upload.owner(), upload.datasetId);
        deleteFile(session, upload.owner(), upload.datasetId);
    }

    private void deleteFile(StatelessSession session, UserId owner, UUID dataset) {
        deletions.resource(session, Bucket.DATASETS, owner, dataset);
        deletions.resourceAt(
                session, Bucket.DATASETS, owner, dataset, clock.instant().plus(URL_LIFETIME));
    }

    /** Deletes what {@link #drop} wished away, now that its transaction stands. */
    void deleteNow() {
        deletions.run();
    }

    static ApiException notActive(UploadEntity upload) {
        return notActive(upload, upload.status());
    }

    static ApiException notActive(UploadEntity upload, UploadStatus status) {
        return ApiException.of(
                        UPLOAD_NOT_ACTIVE,
                        "The upload is over (%s).".formatted(status.name().toLowerCase(Locale.ROOT)),
                        ErrorDetail.state(upload.resourceName(), "begin a new upload"))
                .with("state", status.name());
    }
}
