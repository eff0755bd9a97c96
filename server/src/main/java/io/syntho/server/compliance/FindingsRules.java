package io.syntho.server.compliance;

import io.syntho.evaluation.pii.HipaaIdentifier;
import io.syntho.evaluation.run.RuleFile;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The published, versioned rules that turn evidence into findings. The same evidence and version give the same findings.
 *
 * @param version of the rule file
 * @param reviewBelow score of a privacy component below which a person must look, 0 to 100
 * @param failBelow score of a privacy component below which it fails, 0 to 100
 * @param holdoutRows least hold-out rows that can show the absence of a leak
 * @param attemptsBeforeReview most synthetic datasets of a source before a person must look
 * @param hipaaNotAssessable letters that a table's values can not rule out
 * @param hipaaReview letters whose distribution may be learned if a person agrees
 */
public record FindingsRules(
        String version,
        double reviewBelow,
        double failBelow,
        int holdoutRows,
        int attemptsBeforeReview,
        Set<HipaaIdentifier> hipaaNotAssessable,
        Set<HipaaIdentifier> hipaaReview) {

    /** The rules in force. */
    public static final FindingsRules CURRENT = read("/compliance/findings-rules-2026-1.properties");

    /** Keeps the sets unmodifiable. */
    public FindingsRules {
        hipaaNotAssessable = Set.copyOf(hipaaNotAssessable);
        hipaaReview = Set.copyOf(hipaaReview);
    }

    /** What the rules make of the evidence: findings about the tables first, then those of each law the document speaks to. */
    public ComplianceDocument judge(ComplianceEvidence evidence) {
        List<ComplianceFinding> findings = new ArrayList<>(new PrivacyChecks(this, evidence).findings());
        findings.addAll(new ColumnChecks(evidence).findings());
        if (evidence.type().gdpr()) {
            findings.addAll(new GdprChecks(evidence).findings());
        }
        if (evidence.type().hipaa()) {
            findings.addAll(new HipaaChecks(this, evidence).findings());
        }
        return new ComplianceDocument(evidence, findings, version, LawText.CURRENT.version());
    }

    private static FindingsRules read(String name) {
        RuleFile file = new RuleFile(FindingsRules.class, name);
        return new FindingsRules(
                file.text("version"),
                file.number("component.review"),
                file.number("component.fail"),
                file.whole("holdout.minimum_rows"),
                file.whole("attempts.review_above"),
                letters(file.text("hipaa.not_assessable")),
                letters(file.text("hipaa.review")));
    }

    private static Set<HipaaIdentifier> letters(String text) {
        Set<HipaaIdentifier> letters = EnumSet.noneOf(HipaaIdentifier.class);
        for (String letter : text.split(",")) {
            letters.add(HipaaIdentifier.valueOf(letter.strip()));
        }
        return letters;
    }
}
