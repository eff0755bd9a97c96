package io.syntho.server.dataset;

import io.syntho.server.platform.identity.UserId;
import io.syntho.server.platform.storage.Bucket;
import io.syntho.server.platform.storage.ObjectKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code uploads}. */
@Entity(name = "Upload")
@Table(name = "uploads")
class UploadEntity {
    /** By presigned URLs. */
    static final String PARTS = "parts";
    /** By UploadDataset. */
    static final String STREAM = "stream";

    @Id
    UUID id = new UUID(0, 0);

    @Column(name = "user_id", updatable = false)
    UUID userId = new UUID(0, 0);

    @Column(name = "dataset_id", updatable = false)
    UUID datasetId = new UUID(0, 0);

    String kind = PARTS;

    @Column(name = "file_name")
    String fileName = "";

    @Column(name = "file_path")
    String filePath = "";

    @Column(name = "storage_upload_id")
    @Nullable
    String storageUploadId;

    @Column(name = "size_bytes")
    @Nullable
    Long sizeBytes;

    @Column(name = "part_size_bytes")
    long partSizeBytes;

    @Nullable
    String sha256;

    String status = UploadStatus.ACTIVE.stored();

    @Column(name = "expires_at")
    Instant expiresAt = Instant.EPOCH;

    @Column(name = "created_at", insertable = false, updatable = false)
    Instant createdAt = Instant.EPOCH;

    UploadStatus status() {
        return UploadStatus.of(status);
    }

    /** Where it stands at {@code now}: what is past its time has expired, whether or not it was swept since. */
    UploadStatus status(Instant now) {
        UploadStatus written = status();
        return written == UploadStatus.ACTIVE && !now.isBefore(expiresAt) ? UploadStatus.EXPIRED : written;
    }

    UserId owner() {
        return new UserId(userId);
    }

    ObjectKey file() {
        return ObjectKey.parse(Bucket.DATASETS, filePath);
    }

    String resourceName() {
        return "uploads/" + id;
    }
}
