package io.syntho.server.report;

import io.syntho.evaluation.pii.PiiFinding;
import io.syntho.evaluation.privacy.PrivacyReport;
import io.syntho.evaluation.quality.QualityReport;
import io.syntho.server.compliance.ColumnFacts;
import io.syntho.server.compliance.ComplianceDocument;
import io.syntho.server.platform.database.Ids;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.hibernate.query.MutationQuery;

/**
 * Keeps reports. Each method writes within the worker's fenced transaction and replaces an earlier attempt's report of the
 * same synthetic dataset, so that a stage that runs again leaves one.
 */
public final class ReportStore {

    private final Ids ids;

    /** Reports whose rows get their ids from {@code ids}. */
    public ReportStore(Ids ids) {
        this.ids = ids;
    }

    /**
     * Keeps a privacy report.
     *
     * @param session a transaction of the platform or of the subject's owner
     * @param columns what became of the real table's columns; those that hold personal data are told of
     * @param synthetic personal data found in the synthetic table
     */
    public void savePrivacy(
            StatelessSession session,
            ReportSubject subject,
            PrivacyReport report,
            List<ColumnFacts> columns,
            List<PiiFinding> synthetic) {
        io.syntho.v1.PrivacyReport message = PrivacyMessages.of(subject, report, columns, synthetic);
        io.syntho.v1.PrivacyReport.Builder found = io.syntho.v1.PrivacyReport.newBuilder()
                .addAllTreatments(message.getTreatmentsList())
                .addAllSyntheticFindings(message.getSyntheticFindingsList());
        insert(session, """
                        insert into privacy_scores (id, synthetic_dataset_id, user_id, overall_score, risk_level, pii_detected, details)
                        values (:id, :subject, :owner, :score, :level, cast(:found as jsonb), cast(:details as jsonb))
                        on conflict (synthetic_dataset_id) do update set overall_score = excluded.overall_score,
                            risk_level = excluded.risk_level, pii_detected = excluded.pii_detected,
                            details = excluded.details""", subject)
                .setParameter("score", BigDecimal.valueOf(report.score()).setScale(2, RoundingMode.DOWN))
                .setParameter("level", report.level().name().toLowerCase(Locale.ROOT))
                .setParameter("found", ReportJson.write(found.build()))
                .setParameter(
                        "details",
                        ReportJson.write(message.toBuilder()
                                .clearTreatments()
                                .clearSyntheticFindings()
                                .build()))
                .executeUpdate();
    }

    /**
     * Keeps a quality report.
     *
     * @param session a transaction of the platform or of the subject's owner
     */
    public void saveQuality(StatelessSession session, ReportSubject subject, QualityReport report) {
        io.syntho.v1.QualityReport message = QualityMessages.of(subject, report);
        io.syntho.v1.QualityReport columns = io.syntho.v1.QualityReport.newBuilder()
                .addAllColumns(message.getColumnsList())
                .build();
        insert(session, """
                        insert into quality_reports (id, synthetic_dataset_id, user_id, correlation_score,
                            distribution_score, overall_score, passed, column_stats, details)
                        values (:id, :subject, :owner, :correlation, :distribution, :overall, :passed,
                            cast(:columns as jsonb), cast(:details as jsonb))
                        on conflict (synthetic_dataset_id) do update set correlation_score = excluded.correlation_score,
                            distribution_score = excluded.distribution_score, overall_score = excluded.overall_score,
                            passed = excluded.passed, column_stats = excluded.column_stats,
                            details = excluded.details""", subject)
                .setParameter(
                        "correlation",
                        message.hasCorrelationScore() ? message.getCorrelationScore() : null,
                        Double.class)
                .setParameter("distribution", report.distributionScore())
                .setParameter("overall", report.overall())
                .setParameter("passed", report.passed())
                .setParameter("columns", ReportJson.write(columns))
                .setParameter(
                        "details",
                        ReportJson.write(message.toBuilder().clearColumns().build()))
                .executeUpdate();
    }

    /**
     * Keeps a compliance report under the id of its document.
     *
     * @param session a transaction of the platform or of the subject's owner
     * @param file the typeset document
     */
    public void saveCompliance(
            StatelessSession session, ReportSubject subject, ComplianceDocument document, StoredDocument file) {
        insert(session, """
                        insert into compliance_reports (id, synthetic_dataset_id, user_id, report_type, file_path,
                            file_size, checksum, passed, findings, details)
                        values (:id, :subject, :owner, :type, :path, :bytes, :sha256, :passed,
                            cast(:findings as jsonb), cast(:details as jsonb))
                        on conflict (synthetic_dataset_id, report_type) do update set id = excluded.id,
                            file_path = excluded.file_path, file_size = excluded.file_size,
                            checksum = excluded.checksum, passed = excluded.passed, findings = excluded.findings,
                            details = excluded.details, created_at = now()""", subject)
                .setParameter("id", document.evidence().reportId())
                .setParameter("type", document.evidence().type().id())
                .setParameter("path", file.file().path())
                .setParameter("bytes", file.bytes())
                .setParameter("sha256", file.sha256())
                .setParameter("passed", document.passed())
                .setParameter("findings", ReportJson.write(ComplianceMessages.findings(document)))
                .setParameter("details", ReportJson.write(ComplianceMessages.details(document, file.pages())))
                .executeUpdate();
    }

    private MutationQuery insert(StatelessSession session, String sql, ReportSubject subject) {
        UUID id = ids.next();
        return session.createNativeMutationQuery(sql)
                .setParameter("id", id)
                .setParameter("subject", subject.syntheticDataset())
                .setParameter("owner", subject.owner().value());
    }
}
