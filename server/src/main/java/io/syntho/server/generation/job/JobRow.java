package io.syntho.server.generation.job;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A row of {@code jobs}. */
@Entity
@Table(name = "jobs")
class JobRow {

    @Id
    UUID id;

    @Column(name = "user_id")
    UUID userId;

    @Column(name = "synthetic_dataset_id")
    UUID syntheticDatasetId;

    @Column(columnDefinition = "text")
    String state;

    @Column(columnDefinition = "text")
    String stage;

    int attempt;

    @Column(name = "max_attempts")
    int maxAttempts;

    long fence;

    @Column(name = "lease_owner", columnDefinition = "text")
    @Nullable
    String leaseOwner;

    @Column(name = "lease_expires_at")
    @Nullable
    Instant leaseExpiresAt;

    @Column(name = "not_before")
    Instant notBefore;

    @Column(name = "queued_at")
    @Nullable
    Instant queuedAt;

    @Column(name = "cancel_requested_at")
    @Nullable
    Instant cancelRequestedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    String outputs;

    @JdbcTypeCode(SqlTypes.JSON)
    String stages;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    String progress;

    @Column(name = "checkpoint_path", columnDefinition = "text")
    @Nullable
    String checkpointPath;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    String error;

    long sequence;

    @Column(name = "started_at")
    @Nullable
    Instant startedAt;

    @Column(name = "finished_at")
    @Nullable
    Instant finishedAt;

    long version;

    @Column(name = "created_at")
    Instant createdAt;

    JobState state() {
        return JobState.of(state);
    }

    Stage stage() {
        return Stage.of(stage);
    }

    /** An attempt that ended in the middle of a stage leaves that stage begun and not finished: it is as if it had not begun. */
    void cutOff() {
        Map<Stage, StageTimes> times = JobRows.times(this);
        times.values().removeIf(time -> time.finishedMillis().isEmpty());
        stages = JobRows.json(times);
    }
}
