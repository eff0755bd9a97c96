package io.syntho.server.compliance;

import io.syntho.evaluation.privacy.PrivacyReport;
import io.syntho.evaluation.quality.QualityReport;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Everything that a compliance document is made from. All text of the owner in it is hostile input.
 *
 * @param reportId of the document
 * @param type which rules it speaks to
 * @param verifyUrl where anyone may verify the document, shown as text and as QR code
 * @param createTime when the document was made
 * @param owner display name of the data's owner
 * @param source the real table
 * @param synthetic the synthetic table
 * @param declaration what the owner declares
 * @param generation how the synthetic table was made
 * @param columns the real table's columns, in its order
 * @param privacy what the synthetic table gives away
 * @param quality how faithful it is
 * @param attempts how many synthetic datasets were made of this source so far, this one included; at least 1
 */
public record ComplianceEvidence(
        UUID reportId,
        ReportType type,
        URI verifyUrl,
        Instant createTime,
        String owner,
        TableFacts source,
        TableFacts synthetic,
        Declaration declaration,
        Generation generation,
        List<ColumnFacts> columns,
        PrivacyReport privacy,
        QualityReport quality,
        int attempts) {

    /** Checks the number of attempts and keeps the list unmodifiable. */
    public ComplianceEvidence {
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts: %d (expected: at least 1)".formatted(attempts));
        }
        columns = List.copyOf(columns);
    }
}
