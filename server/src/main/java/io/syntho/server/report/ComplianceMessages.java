package io.syntho.server.report;

import io.syntho.server.compliance.ComplianceDocument;
import io.syntho.server.compliance.ComplianceEvidence;
import io.syntho.server.compliance.ComplianceFinding;
import io.syntho.v1.ComplianceReport;

/** Compliance reports as the contract has them. Enums are matched by name; a test holds them together. */
final class ComplianceMessages {

    private ComplianceMessages() {}

    /** What a report says besides its findings, its file and its time. */
    static ComplianceReport details(ComplianceDocument document, int pages) {
        ComplianceEvidence evidence = document.evidence();
        return ComplianceReport.newBuilder()
                .setLawVersion(document.lawVersion())
                .setRulesVersion(document.rulesVersion())
                .setPageCount(pages)
                .setDataSha256(evidence.synthetic().sha256())
                .setVerifyUrl(evidence.verifyUrl().toString())
                .build();
    }

    /** Its findings alone. */
    static ComplianceReport findings(ComplianceDocument document) {
        ComplianceReport.Builder message = ComplianceReport.newBuilder();
        document.findings().forEach(finding -> message.addFindings(finding(finding)));
        return message.build();
    }

    private static io.syntho.v1.ComplianceFinding finding(ComplianceFinding finding) {
        return io.syntho.v1.ComplianceFinding.newBuilder()
                .setCode(finding.code())
                .setReference(finding.reference())
                .setTitle(finding.title())
                .setOutcome(io.syntho.v1.ComplianceFinding.Outcome.valueOf(
                        "OUTCOME_" + finding.outcome().name()))
                .setReason(finding.reason())
                .addAllColumns(finding.columns())
                .build();
    }
}
