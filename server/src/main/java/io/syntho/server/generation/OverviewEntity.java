package io.syntho.server.generation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A row of the view {@code synthetic_dataset_overview}. */
@Entity(name = "SyntheticDatasetOverview")
@Table(name = "synthetic_dataset_overview")
@Immutable
class OverviewEntity {
    @Id
    UUID id = new UUID(0, 0);

    @Column(name = "user_id")
    UUID userId = new UUID(0, 0);

    @Column(name = "original_dataset_id")
    @Nullable
    UUID originalDatasetId;

    String name = "";

    @Column(name = "generation_method")
    String method = "";

    @JdbcTypeCode(SqlTypes.JSON)
    String config = "{}";

    String status = "";
    long seed;

    @Column(name = "chosen_method")
    @Nullable
    String chosenMethod;

    @Column(name = "choice_reason")
    String choiceReason = "";

    @Column(name = "engine_version")
    String engineVersion = "";

    @Column(name = "row_count")
    @Nullable
    Long rowCount;

    @Column(name = "column_count")
    @Nullable
    Integer columnCount;

    @Column(name = "file_size")
    @Nullable
    Long fileSize;

    @Column(name = "model_path")
    @Nullable
    String modelPath;

    @Column(name = "preview_path")
    @Nullable
    String previewPath;

    @Column(name = "condition_results")
    @JdbcTypeCode(SqlTypes.JSON)
    String conditionResults = "[]";

    @Column(name = "privacy_spent")
    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    String privacySpent;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    String error;

    long version;

    @Column(name = "created_at")
    Instant createdAt = Instant.EPOCH;

    @Column(name = "updated_at")
    Instant updatedAt = Instant.EPOCH;

    @Column(name = "started_at")
    @Nullable
    Instant startedAt;

    @Column(name = "completed_at")
    @Nullable
    Instant finishedAt;

    @Column(name = "job_id")
    UUID jobId = new UUID(0, 0);

    int attempt;
    String stage = "";

    @JdbcTypeCode(SqlTypes.JSON)
    String stages = "{}";

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    String progress;

    long sequence;

    @Column(name = "privacy_score")
    @Nullable
    BigDecimal privacyScore;

    @Column(name = "risk_level")
    @Nullable
    String riskLevel;

    @Column(name = "quality_score")
    @Nullable
    Double qualityScore;

    @Column(name = "distribution_score")
    @Nullable
    Double distributionScore;

    @Column(name = "correlation_score")
    @Nullable
    Double correlationScore;

    @Column(name = "quality_passed")
    @Nullable
    Boolean qualityPassed;

    @Column(name = "compliance_passed")
    @Nullable
    Boolean compliancePassed;
}
