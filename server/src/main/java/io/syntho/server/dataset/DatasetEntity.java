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
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A row of {@code datasets} without its schema, which can be large and is read on its own. */
@Entity(name = "Dataset")
@Table(name = "datasets")
class DatasetEntity {
    @Id
    UUID id = new UUID(0, 0);

    @Column(name = "user_id", updatable = false)
    UUID userId = new UUID(0, 0);

    String name = "";
    String description = "";

    @Column(name = "file_name")
    String fileName = "";

    @Column(name = "file_path")
    String filePath = "";

    @Column(name = "file_size")
    long fileSize;

    @Column(name = "file_type")
    @Nullable
    String fileType;

    @Nullable
    String checksum;

    @Column(name = "row_count")
    @Nullable
    Long rowCount;

    @Column(name = "column_count")
    @Nullable
    Integer columnCount;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    String declaration;

    String status = DatasetStatus.UPLOADING.stored();

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    String error;

    @Column(name = "attempt_count")
    int attemptCount;

    long version = 1;

    @Column(name = "created_at", insertable = false, updatable = false)
    Instant createdAt = Instant.EPOCH;

    @Column(name = "updated_at", insertable = false, updatable = false)
    Instant updatedAt = Instant.EPOCH;

    DatasetStatus status() {
        return DatasetStatus.of(status);
    }

    UserId owner() {
        return new UserId(userId);
    }

    ObjectKey file() {
        return ObjectKey.parse(Bucket.DATASETS, filePath);
    }

    String resourceName() {
        return "datasets/" + id;
    }
}
