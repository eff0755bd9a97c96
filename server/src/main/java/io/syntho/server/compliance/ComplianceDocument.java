package io.syntho.server.compliance;

import io.syntho.server.compliance.ComplianceFinding.Outcome;
import java.util.List;

/**
 * A compliance document before it is typeset: the evidence and what the rules make of it.
 *
 * @param evidence what happened
 * @param findings what was checked, in the document's order
 * @param rulesVersion version of the rules that made the findings
 * @param lawVersion version of the law's text that is quoted
 */
public record ComplianceDocument(
        ComplianceEvidence evidence, List<ComplianceFinding> findings, String rulesVersion, String lawVersion) {

    /** Keeps the list unmodifiable. */
    public ComplianceDocument {
        findings = List.copyOf(findings);
    }

    /** Judges the evidence by the rules and the law text in force. */
    public static ComplianceDocument of(ComplianceEvidence evidence) {
        return FindingsRules.CURRENT.judge(evidence);
    }

    /** Whether the checks that software can make found nothing against it. Certifies nothing. */
    public boolean passed() {
        return findings.stream().noneMatch(finding -> finding.outcome() == Outcome.FAILED);
    }
}
