package io.syntho.server.report;

import static io.syntho.v1.ErrorReason.REPORT_NOT_FOUND;
import static io.syntho.v1.ErrorReason.SYNTHETIC_DATASET_NOT_FOUND;

import io.syntho.server.platform.database.ProtoTimes;
import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.identity.UserId;
import io.syntho.v1.PrivacyReport;
import io.syntho.v1.QualityReport;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;

/** Reports read back. Every query names the owner, besides the row security that holds anyway. */
final class ReportRows {

    private static final String SUBJECTS = "syntheticDatasets/";
    static final String REPORTS = "complianceReports/";
    private static final int UUID_LENGTH = 36;

    private ReportRows() {}

    /**
     * The id of a synthetic dataset.
     *
     * @param name {@code syntheticDatasets/{uuid}}, with or without a report's name behind it
     * @throws ApiException with SYNTHETIC_DATASET_NOT_FOUND when it is none
     */
    static UUID subject(String name) {
        return id(name, SUBJECTS).orElseThrow(() -> ApiException.notFound(SYNTHETIC_DATASET_NOT_FOUND, name));
    }

    /**
     * The id of a compliance report.
     *
     * @throws ApiException with REPORT_NOT_FOUND when it is none
     */
    static UUID report(String name) {
        return id(name, REPORTS).orElseThrow(() -> ApiException.notFound(REPORT_NOT_FOUND, name));
    }

    static Optional<UUID> id(String name, String collection) {
        int end = collection.length() + UUID_LENGTH;
        if (!name.startsWith(collection) || name.length() < end) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(name.substring(collection.length(), end)));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /**
     * Makes sure that a synthetic dataset is there and the owner's.
     *
     * @throws ApiException with SYNTHETIC_DATASET_NOT_FOUND
     */
    static void requireSubject(StatelessSession session, UserId owner, UUID subject) {
        session.createNativeQuery("select 1 from synthetic_datasets where id = :id and user_id = :owner", Integer.class)
                .setParameter("id", subject)
                .setParameter("owner", owner.value())
                .uniqueResultOptional()
                .orElseThrow(() -> ApiException.notFound(SYNTHETIC_DATASET_NOT_FOUND, SUBJECTS + subject));
    }

    static Optional<PrivacyReport> privacy(StatelessSession session, UserId owner, UUID subject) {
        return session.createNativeQuery("""
                        select cast(details as text), cast(pii_detected as text), created_at from privacy_scores
                        where synthetic_dataset_id = :subject and user_id = :owner""", Object[].class)
                .setParameter("subject", subject)
                .setParameter("owner", owner.value())
                .uniqueResultOptional()
                .map(row -> {
                    PrivacyReport.Builder report = ReportJson.read((String) row[0], PrivacyReport.newBuilder());
                    return ReportJson.read((String) row[1], report)
                            .setName(SUBJECTS + subject + "/privacyReport")
                            .setCreateTime(ProtoTimes.of((Instant) row[2]))
                            .build();
                });
    }

    static Optional<QualityReport> quality(StatelessSession session, UserId owner, UUID subject) {
        return session.createNativeQuery("""
                        select cast(details as text), cast(column_stats as text), created_at from quality_reports
                        where synthetic_dataset_id = :subject and user_id = :owner""", Object[].class)
                .setParameter("subject", subject)
                .setParameter("owner", owner.value())
                .uniqueResultOptional()
                .map(row -> {
                    QualityReport.Builder report = ReportJson.read((String) row[0], QualityReport.newBuilder());
                    return ReportJson.read((String) row[1], report)
                            .setName(SUBJECTS + subject + "/qualityReport")
                            .setCreateTime(ProtoTimes.of((Instant) row[2]))
                            .build();
                });
    }
}
