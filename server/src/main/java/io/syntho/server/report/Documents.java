package io.syntho.server.report;

import io.syntho.server.platform.identity.UserId;
import io.syntho.server.platform.storage.Bucket;
import io.syntho.server.platform.storage.ObjectKey;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;

/** The files of compliance reports, for those who hand them out. */
public final class Documents {

    private Documents() {}

    /**
     * A document's file.
     *
     * @param file where it stands
     * @param bytes its size
     * @param sha256 64 lower-case hexadecimal digits
     * @param type {@code gdpr}, {@code hipaa} or {@code combined}
     * @param syntheticDataset what it is about
     */
    public record DocumentFile(ObjectKey file, long bytes, String sha256, String type, UUID syntheticDataset) {}

    /** The file of an owner's report; empty when there is none or it is another's. */
    public static Optional<DocumentFile> file(StatelessSession session, UserId owner, UUID report) {
        return find(session, owner, report)
                .map(row -> new DocumentFile(
                        ObjectKey.parse(Bucket.REPORTS, row.filePath), row.bytes, row.checksum, row.type, row.subject));
    }

    static Optional<ComplianceRow> find(StatelessSession session, UserId owner, UUID id) {
        return session.createSelectionQuery(
                        "from ComplianceReport where id = :id and userId = :owner", ComplianceRow.class)
                .setParameter("id", id)
                .setParameter("owner", owner.value())
                .uniqueResultOptional();
    }

    static String findings(StatelessSession session, UUID id) {
        return session.createNativeQuery(
                        "select cast(findings as text) from compliance_reports where id = :id", String.class)
                .setParameter("id", id)
                .getSingleResult();
    }
}
