package io.syntho.server.dataset;

import static io.syntho.v1.ErrorReason.FILE_EMPTY;
import static io.syntho.v1.ErrorReason.FILE_TOO_LARGE;

import io.syntho.server.platform.database.Database;
import io.syntho.server.platform.database.Idempotency;
import io.syntho.server.platform.database.Ids;
import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.errors.Texts;
import io.syntho.server.platform.identity.UserId;
import io.syntho.server.platform.storage.Bucket;
import io.syntho.server.platform.storage.ObjectKey;
import io.syntho.server.platform.storage.ObjectStorage;
import io.syntho.v1.AbortUploadRequest;
import io.syntho.v1.CreateUploadRequest;
import io.syntho.v1.Upload;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.StatelessSession;

/** Uploads in parts by presigned URLs: begun, looked at to be resumed, given up. {@link Completion} completes them. */
final class Uploads {

    /** Most bytes of a file. */
    static final long MOST_BYTES = 5L << 30;

    private static final Duration KEPT = Duration.ofHours(24);

    private final Database database;
    private final ObjectStorage storage;
    private final UploadEnding ending;
    private final Idempotency idempotency;
    private final Ids ids;
    private final Clock clock;

    Uploads(
            Database database,
            ObjectStorage storage,
            UploadEnding ending,
            Idempotency idempotency,
            Ids ids,
            Clock clock) {
        this.database = database;
        this.storage = storage;
        this.ending = ending;
        this.idempotency = idempotency;
        this.ids = ids;
        this.clock = clock;
    }

    Upload create(UserId owner, CreateUploadRequest request) {
        FileNames file = FileNames.of(request.getFileName());
        requireSize(request.getSizeBytes());
        UploadPlan plan = request.getPartSizeBytes() > 0
                ? new UploadPlan(request.getSizeBytes(), request.getPartSizeBytes())
                : UploadPlan.of(request.getSizeBytes());
        if (!plan.possible()) {
            throw ApiException.invalid("part_size_bytes", "makes more than 10,000 parts of this file");
        }
        DatasetEntity dataset = dataset(owner, file, request.getDisplayName(), request.getDescription());
        dataset.fileSize = request.getSizeBytes();
        UploadEntity upload = upload(dataset, UploadEntity.PARTS, plan.partBytes());
        upload.sizeBytes = request.getSizeBytes();
        upload.sha256 = request.getSha256().isEmpty() ? null : request.getSha256();
        upload.expiresAt = clock.instant().plus(KEPT);
        Idempotency.Request once = new Idempotency.Request(owner, "CreateUpload", request.getRequestId(), request);
        String name = database.inTransaction(
                owner,
                session -> idempotency.onceNamed(session, once, () -> {
                    begin(session, dataset, upload);
                    return upload.resourceName();
                }));
        return get(owner, name);
    }

    static void requireSize(long bytes) {
        if (bytes == 0) {
            throw ApiException.of(FILE_EMPTY, "The file is empty.");
        }
        if (bytes > MOST_BYTES) {
            throw ApiException.of(FILE_TOO_LARGE, "The file is larger than 5 GiB.")
                    .with("limit", MOST_BYTES);
        }
    }

    /** A dataset whose file is on its way. */
    DatasetEntity dataset(UserId owner, FileNames file, String displayName, String description) {
        DatasetEntity dataset = new DatasetEntity();
        dataset.id = ids.next();
        dataset.userId = owner.value();
        dataset.name = displayName.isBlank() ? file.displayName() : Texts.cleanLine("display_name", displayName);
        dataset.description = Texts.clean("description", description);
        dataset.fileName = file.given();
        dataset.filePath = new ObjectKey(Bucket.DATASETS, owner, dataset.id, file.stored()).path();
        return dataset;
    }

    /** The upload of a dataset's file. */
    UploadEntity upload(DatasetEntity dataset, String kind, long partBytes) {
        UploadEntity upload = new UploadEntity();
        upload.id = ids.next();
        upload.userId = dataset.userId;
        upload.datasetId = dataset.id;
        upload.kind = kind;
        upload.fileName = dataset.fileName;
        upload.filePath = dataset.filePath;
        upload.partSizeBytes = partBytes;
        return upload;
    }

    /** Writes the rows of an upload that begins. */
    void begin(StatelessSession session, DatasetEntity dataset, UploadEntity upload) {
        UploadRows.requireRoom(session, dataset.owner(), clock.instant());
        session.insert(dataset);
        session.insert(upload);
    }

    Upload get(UserId owner, String name) {
        UUID id = UploadRows.id(name);
        UploadEntity upload = database.inTransaction(
                owner, session -> UploadRows.find(session, owner, id).orElseThrow(() -> UploadRows.notFound(name)));
        Instant now = clock.instant();
        UploadStatus status = upload.status(now);
        if (status != UploadStatus.ACTIVE) {
            return UploadMessages.ended(upload, status);
        }
        String storageId = storageId(upload);
        ObjectKey key = upload.file();
        Duration left = Duration.between(now, upload.expiresAt);
        Duration lifetime = left.compareTo(UploadEnding.URL_LIFETIME) < 0 ? left : UploadEnding.URL_LIFETIME;
        return UploadMessages.active(
                upload,
                UploadMessages.plan(upload).whole(storage.multipart().parts(key, storageId)),
                number -> storage.multipart().presignPart(key, storageId, number, lifetime.plusSeconds(1)));
    }

    /**
     * The storage's id of an upload. It is asked for after the row is there, so that what a crash leaves in the storage is
     * always known by a row.
     */
    String storageId(UploadEntity upload) {
        if (upload.storageUploadId != null) {
            return upload.storageUploadId;
        }
        String fresh = storage.multipart().create(upload.file());
        String stands =
                database.inTransaction(upload.owner(), session -> UploadRows.rememberStorageId(session, upload, fresh));
        if (!stands.equals(fresh)) {
            storage.multipart().abort(upload.file(), fresh);
        }
        return stands;
    }

    void abort(UserId owner, AbortUploadRequest request) {
        UUID id = UploadRows.id(request.getName());
        Idempotency.Request once = new Idempotency.Request(owner, "AbortUpload", request.getRequestId(), request);
        database.runInTransaction(
                owner,
                session -> idempotency.onceNamed(session, once, () -> {
                    UploadEntity upload = UploadRows.lock(session, owner, id)
                            .filter(found -> found.kind.equals(UploadEntity.PARTS))
                            .orElseThrow(() -> UploadRows.notFound(request.getName()));
                    switch (upload.status()) {
                        case ACTIVE -> ending.drop(session, upload, UploadStatus.ABORTED);
                        case COMPLETED -> throw UploadEnding.notActive(upload);
                        case ABORTED, EXPIRED, FAILED -> {
                            // There is nothing left to give up.
                        }
                    }
                    return request.getName();
                }));
        ending.deleteNow();
    }
}
