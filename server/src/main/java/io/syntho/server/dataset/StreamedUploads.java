package io.syntho.server.dataset;

import static io.syntho.v1.ErrorReason.TOO_MANY_UPLOADS;

import io.grpc.stub.StreamObserver;
import io.syntho.server.platform.database.Database;
import io.syntho.server.platform.database.Idempotency;
import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.errors.ErrorDetail;
import io.syntho.server.platform.identity.UserId;
import io.syntho.server.platform.storage.ObjectStorage;
import io.syntho.v1.Dataset;
import io.syntho.v1.UploadDatasetRequest;
import io.syntho.v1.UploadHeader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Uploads in one stream, for programs without an HTTP client. Each holds one part in memory, so only some run at once. */
final class StreamedUploads {

    /** Bytes held of a stream: a part of 5 GiB in less than 10,000 parts. */
    static final int PART_BYTES = 6 << 20;

    private static final int MOST_AT_ONCE = 16;
    // A stream that stands still this long is taken for dead and swept.
    private static final Duration SILENCE = Duration.ofMinutes(15);
    private static final Duration REMEMBER = Duration.ofMinutes(1);

    private final Database database;
    private final ObjectStorage storage;
    private final Uploads uploads;
    private final UploadEnding ending;
    private final Idempotency idempotency;
    private final Clock clock;
    private final Semaphore room = new Semaphore(MOST_AT_ONCE);

    StreamedUploads(
            Database database,
            ObjectStorage storage,
            Uploads uploads,
            UploadEnding ending,
            Idempotency idempotency,
            Clock clock) {
        this.database = database;
        this.storage = storage;
        this.uploads = uploads;
        this.ending = ending;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** Takes one stream of {@code owner}. */
    StreamObserver<UploadDatasetRequest> open(UserId owner, StreamObserver<Dataset> answer) {
        return new StreamedUpload(this, owner, answer);
    }

    ObjectStorage storage() {
        return storage;
    }

    Idempotency.Request request(UserId owner, UploadHeader header) {
        return new Idempotency.Request(owner, "UploadDataset", header.getRequestId(), header);
    }

    /** The answer to an earlier stream with the same request id, if that one was completed. */
    Optional<Dataset> completedBefore(UserId owner, UploadHeader header) {
        return database.inTransaction(
                owner,
                session -> idempotency
                        .firstName(session, request(owner, header))
                        .map(name -> DatasetRows.find(session, owner, DatasetRows.id(name))
                                .map(dataset -> DatasetMessages.of(dataset).build())
                                .orElseThrow(() -> DatasetRows.notFound(name))));
    }

    /**
     * Begins an upload; {@link #leave} must follow.
     *
     * @throws ApiException with TOO_MANY_UPLOADS when the account or this server has too many under way
     */
    UploadEntity begin(UserId owner, UploadHeader header, FileNames file) {
        if (!room.tryAcquire()) {
            throw ApiException.of(
                            TOO_MANY_UPLOADS,
                            "The server takes as many streams as it can; try again soon, or use CreateUpload.",
                            ErrorDetail.retryAfter(Duration.ofSeconds(5)))
                    .with("limit", MOST_AT_ONCE);
        }
        try {
            DatasetEntity dataset = uploads.dataset(owner, file, header.getDisplayName(), header.getDescription());
            UploadEntity upload = uploads.upload(dataset, UploadEntity.STREAM, PART_BYTES);
            upload.sizeBytes = header.hasSizeBytes() ? header.getSizeBytes() : null;
            upload.sha256 = header.getSha256().isEmpty() ? null : header.getSha256();
            upload.expiresAt = expires();
            database.runInTransaction(owner, session -> uploads.begin(session, dataset, upload));
            upload.storageUploadId = uploads.storageId(upload);
            return upload;
        } catch (RuntimeException failure) {
            leave();
            throw failure;
        }
    }

    /** The stream goes on; remembered once a minute. */
    void alive(UploadEntity upload) {
        Instant expires = expires();
        if (Duration.between(upload.expiresAt, expires).compareTo(REMEMBER) >= 0) {
            database.runInTransaction(upload.owner(), session -> UploadRows.prolong(session, upload.id, expires));
            upload.expiresAt = expires;
        }
    }

    private Instant expires() {
        return clock.instant().plus(SILENCE);
    }

    Dataset complete(UploadEntity upload, UploadEnding.File file, UploadHeader header) {
        Dataset dataset = ending.complete(upload, file, request(upload.owner(), header));
        if (!dataset.getName().equals("datasets/" + upload.datasetId)) {
            drop(upload); // an equal stream was completed first: its dataset is the answer
        }
        return dataset;
    }

    /** Deletes everything of a stream that broke or was refused. */
    void drop(UploadEntity upload) {
        database.runInTransaction(
                upload.owner(),
                session -> UploadRows.lock(session, upload.owner(), upload.id)
                        .filter(found -> found.status() == UploadStatus.ACTIVE)
                        .ifPresent(found -> ending.drop(session, found, UploadStatus.ABORTED)));
        ending.deleteNow();
    }

    /** Makes room for the next stream. */
    void leave() {
        room.release();
    }
}
