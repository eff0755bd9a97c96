package io.syntho.server.generation.job;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of {@code job_logs}: one event. */
@Entity
@Table(name = "job_logs")
class JobLogRow {

    @Id
    UUID id;

    @Column(name = "job_id")
    UUID jobId;

    @Column(name = "synthetic_dataset_id")
    UUID syntheticDatasetId;

    @Column(name = "user_id")
    UUID userId;

    long sequence;

    @Column(columnDefinition = "text")
    String event;

    @Column(columnDefinition = "text")
    String message;

    @JdbcTypeCode(SqlTypes.JSON)
    String details;

    @Column(name = "created_at")
    Instant createdAt;

    SequencedEvent sequenced() {
        return new SequencedEvent(sequence, createdAt, JobJson.read(details, JobEvent.class));
    }
}
