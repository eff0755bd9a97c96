package io.syntho.server.report;

import io.syntho.server.platform.database.ProtoTimes;
import io.syntho.v1.ComplianceReport;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of {@code compliance_reports} without its findings, which are read on their own. */
@Entity(name = "ComplianceReport")
@Immutable
@Table(name = "compliance_reports")
class ComplianceRow {
    @Id
    UUID id = new UUID(0, 0);

    @Column(name = "user_id")
    UUID userId = new UUID(0, 0);

    @Column(name = "synthetic_dataset_id")
    UUID subject = new UUID(0, 0);

    @Column(name = "report_type")
    String type = "";

    @Column(name = "file_path")
    String filePath = "";

    @Column(name = "file_size")
    long bytes;

    String checksum = "";
    boolean passed;

    @JdbcTypeCode(SqlTypes.JSON)
    String details = "{}";

    @Column(name = "created_at")
    Instant createdAt = Instant.EPOCH;

    /** As the contract has it, without findings. */
    ComplianceReport.Builder message() {
        return ReportJson.read(details, ComplianceReport.newBuilder())
                .setName("complianceReports/" + id)
                .setSyntheticDataset("syntheticDatasets/" + subject)
                .setType(ComplianceReport.Type.valueOf("TYPE_" + type.toUpperCase(Locale.ROOT)))
                .setPassed(passed)
                .setSha256(checksum)
                .setSizeBytes(bytes)
                .setCreateTime(ProtoTimes.of(createdAt));
    }
}
