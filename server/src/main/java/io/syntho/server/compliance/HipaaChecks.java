package io.syntho.server.compliance;

import io.syntho.evaluation.pii.HipaaIdentifier;
import io.syntho.evaluation.privacy.PrivacyMeasure;
import io.syntho.server.compliance.ComplianceFinding.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Findings under HIPAA, 45 CFR 164.514(b). */
final class HipaaChecks {

    private final FindingsRules rules;
    private final ComplianceEvidence evidence;

    HipaaChecks(FindingsRules rules, ComplianceEvidence evidence) {
        this.rules = rules;
        this.evidence = evidence;
    }

    List<ComplianceFinding> findings() {
        List<ComplianceFinding> findings = new ArrayList<>();
        HipaaChecklist.of(evidence.columns(), rules.hipaaNotAssessable())
                .items()
                .forEach(item -> findings.add(letter(item)));
        findings.add(new ComplianceFinding(
                "hipaa.actual_knowledge",
                "45 CFR 164.514(b)(2)(ii)",
                "Actual knowledge",
                Outcome.NOT_ASSESSABLE,
                "What the covered entity knows about the people in the data is not known to software.",
                List.of()));
        findings.add(new ComplianceFinding(
                "hipaa.expert_determination",
                "45 CFR 164.514(b)(1)",
                "Expert determination",
                Outcome.NOT_ASSESSABLE,
                "Made by a person; the approvals page has a place for it.",
                List.of()));
        return findings;
    }

    private ComplianceFinding letter(HipaaChecklist.Item item) {
        HipaaIdentifier identifier = item.identifier();
        return new ComplianceFinding(
                "hipaa.safe_harbor." + identifier.name(),
                "45 CFR 164.514(b)(2)(i)(%s)".formatted(identifier.name()),
                identifier.label(),
                outcome(item),
                reason(item),
                item.columns().stream().map(ColumnFacts::name).toList());
    }

    private Outcome outcome(HipaaChecklist.Item item) {
        return switch (item.status()) {
            case NOT_DETECTED -> Outcome.PASSED;
            case NOT_ASSESSABLE -> Outcome.NOT_ASSESSABLE;
            case DETECTED -> detectedOutcome(item);
        };
    }

    private Outcome detectedOutcome(HipaaChecklist.Item item) {
        if (!replayed(item).isEmpty()) {
            return Outcome.FAILED;
        }
        if (item.learned().isEmpty()) {
            return Outcome.PASSED;
        }
        return rules.hipaaReview().contains(item.identifier()) ? Outcome.REVIEW : Outcome.FAILED;
    }

    /** Columns of the item whose real values come back, so that it does not matter that they were made anew. */
    private List<ColumnFacts> replayed(HipaaChecklist.Item item) {
        Set<String> replayed = evidence.privacy().components().stream()
                .filter(component -> component.measure() == PrivacyMeasure.PII_REPLAY
                        && component.outcome() == io.syntho.evaluation.privacy.Outcome.MEASURED
                        && component.score() < rules.failBelow())
                .flatMap(component -> component.column().stream())
                .collect(Collectors.toSet());
        return item.columns().stream()
                .filter(column -> replayed.contains(column.name()))
                .toList();
    }

    private String reason(HipaaChecklist.Item item) {
        return switch (item.status()) {
            case NOT_DETECTED ->
                "Not found in %s.".formatted(Plural.columns(evidence.columns().size()));
            case NOT_ASSESSABLE ->
                item.columns().isEmpty()
                        ? "Not found; the values of a table can not rule it out."
                        : "%s of dates: whether the dates are directly related to an individual is for a person to say."
                                .formatted(Plural.columns(item.columns().size()));
            case DETECTED -> detected(item);
        };
    }

    private String detected(HipaaChecklist.Item item) {
        int learned = item.learned().size();
        int replayed = replayed(item).size();
        String found = "Found in %s; ".formatted(Plural.columns(item.columns().size()));
        if (replayed > 0) {
            return found + "real values of %s come back in the synthetic table.".formatted(Plural.columns(replayed));
        }
        if (learned == 0) {
            return found + "none of the real values was learned.";
        }
        return found
                + switch (item.identifier()) {
                    case B ->
                        "learned as a distribution: Safe Harbor allows the state and, with its conditions, three digits of a ZIP code.";
                    case C ->
                        "learned as a distribution: Safe Harbor allows the year, and ages over 89 only as one group.";
                    default -> "%s %s learned.".formatted(Plural.columns(learned), Plural.was(learned));
                };
    }
}
