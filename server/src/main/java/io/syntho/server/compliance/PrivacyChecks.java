package io.syntho.server.compliance;

import io.syntho.evaluation.privacy.Outcome;
import io.syntho.evaluation.privacy.PrivacyComponent;
import io.syntho.evaluation.privacy.PrivacyMeasure;
import io.syntho.evaluation.privacy.PrivacyReport;
import io.syntho.evaluation.quality.QualityCheck;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Findings about what the synthetic table gives away, how that was measured, and what the table is good for. */
final class PrivacyChecks {

    private final FindingsRules rules;
    private final ComplianceEvidence evidence;

    PrivacyChecks(FindingsRules rules, ComplianceEvidence evidence) {
        this.rules = rules;
        this.evidence = evidence;
    }

    List<ComplianceFinding> findings() {
        List<ComplianceFinding> findings = new ArrayList<>();
        findings.add(notTheOriginal());
        findings.add(score());
        for (PrivacyMeasure measure : PrivacyMeasure.values()) {
            findings.add(measure(measure));
        }
        findings.add(holdOut());
        findings.add(attempts());
        findings.add(quality());
        return findings;
    }

    private ComplianceFinding notTheOriginal() {
        boolean same = evidence.source().sha256().equals(evidence.synthetic().sha256());
        return finding(
                "table.not_original",
                "",
                "The synthetic file is not the original file",
                same ? ComplianceFinding.Outcome.FAILED : ComplianceFinding.Outcome.PASSED,
                same
                        ? "Both files have the same SHA-256: the original was handed out."
                        : "The two files have different SHA-256 hashes.",
                List.of());
    }

    private ComplianceFinding score() {
        PrivacyReport privacy = evidence.privacy();
        ComplianceFinding.Outcome outcome = switch (privacy.level()) {
            case LOW -> ComplianceFinding.Outcome.PASSED;
            case MEDIUM -> ComplianceFinding.Outcome.REVIEW;
            case HIGH, CRITICAL -> ComplianceFinding.Outcome.FAILED;
        };
        String decided =
                privacy.reasons().isEmpty() ? "" : " " + privacy.reasons().getFirst();
        return finding(
                "privacy.score",
                evidence.type().gdpr() ? "Recital 26 GDPR" : "",
                "Residual risk of the synthetic table",
                outcome,
                String.format(
                        Locale.ROOT,
                        "Score %.2f of 100, risk %s.%s",
                        privacy.score(),
                        privacy.level().name().toLowerCase(Locale.ROOT),
                        decided),
                List.of());
    }

    private ComplianceFinding measure(PrivacyMeasure measure) {
        List<PrivacyComponent> components = evidence.privacy().components().stream()
                .filter(component -> component.measure() == measure)
                .toList();
        String code = "privacy." + measure.name().toLowerCase(Locale.ROOT);
        String title = MeasureWords.title(measure);
        if (components.isEmpty()) {
            return finding(
                    code, "", title, ComplianceFinding.Outcome.NOT_APPLICABLE, MeasureWords.absent(measure), List.of());
        }
        PrivacyComponent worst = components.stream()
                .min(Comparator.comparing((PrivacyComponent component) -> severity(component))
                        .thenComparingDouble(PrivacyComponent::score))
                .orElseThrow();
        List<String> columns = components.stream()
                .filter(component -> severity(component) == severity(worst))
                .flatMap(component -> component.column().stream())
                .toList();
        return finding(code, "", title, outcome(worst), worst.explanation(), columns);
    }

    /** The lesser, the worse. */
    private int severity(PrivacyComponent component) {
        return switch (outcome(component)) {
            case FAILED -> 0;
            case REVIEW -> 1;
            default -> 2;
        };
    }

    private ComplianceFinding.Outcome outcome(PrivacyComponent component) {
        if (component.outcome() == Outcome.INCONCLUSIVE) {
            return ComplianceFinding.Outcome.REVIEW;
        }
        if (component.score() < rules.failBelow()) {
            return ComplianceFinding.Outcome.FAILED;
        }
        return component.score() < rules.reviewBelow()
                ? ComplianceFinding.Outcome.REVIEW
                : ComplianceFinding.Outcome.PASSED;
    }

    private ComplianceFinding holdOut() {
        int rows = evidence.privacy().rows().holdout();
        boolean enough = rows >= rules.holdoutRows();
        return finding(
                "privacy.hold_out",
                "",
                "Rows set aside to measure against",
                enough ? ComplianceFinding.Outcome.PASSED : ComplianceFinding.Outcome.REVIEW,
                String.format(
                        Locale.ROOT,
                        "%,d rows never trained (at least %,d are needed to show that nothing leaks).",
                        rows,
                        rules.holdoutRows()),
                List.of());
    }

    private ComplianceFinding attempts() {
        boolean few = evidence.attempts() <= rules.attemptsBeforeReview();
        return finding(
                "privacy.attempts",
                "",
                "Attempts on this dataset",
                few ? ComplianceFinding.Outcome.PASSED : ComplianceFinding.Outcome.REVIEW,
                "%s; more than %d are a reason to look, as who tries often finds a good score by luck."
                        .formatted(
                                evidence.attempts() == 1
                                        ? "This is the first synthetic dataset of this source"
                                        : "%,d synthetic datasets of this source were made"
                                                .formatted(evidence.attempts()),
                                rules.attemptsBeforeReview()),
                List.of());
    }

    private ComplianceFinding quality() {
        List<QualityCheck> failed = evidence.quality().checks().stream()
                .filter(check -> !check.passed())
                .toList();
        boolean passed = evidence.quality().passed();
        return finding(
                "utility.quality",
                "",
                "Likeness to the real table",
                passed ? ComplianceFinding.Outcome.PASSED : ComplianceFinding.Outcome.REVIEW,
                passed
                        ? String.format(
                                Locale.ROOT,
                                "All %d quality checks passed; overall quality %.3f.",
                                evidence.quality().checks().size(),
                                evidence.quality().overall())
                        : failed.stream().map(QualityCheck::explanation).collect(Collectors.joining(" ")),
                List.of());
    }

    private static ComplianceFinding finding(
            String code,
            String reference,
            String title,
            ComplianceFinding.Outcome outcome,
            String reason,
            List<String> columns) {
        return new ComplianceFinding(code, reference, title, outcome, reason, columns);
    }
}
