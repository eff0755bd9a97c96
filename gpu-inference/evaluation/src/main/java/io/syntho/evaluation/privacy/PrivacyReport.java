package io.syntho.evaluation.privacy;

import io.syntho.evaluation.pii.PiiFinding;
import java.util.List;
import java.util.Optional;

/**
 * What a synthetic table gives away about its training rows. A risk assessment, not a proof of anonymity. Exact numbers are for the data's owner;
 * others see {@link #level()}.
 *
 * @param score 0 (the training rows themselves) to 100, rounded down to two decimals, from the worst component's upper bound
 * @param level the band of {@code score}
 * @param components what was measured, worst first
 * @param pii personal data found in the training table's columns
 * @param proximity distances as context; empty when no column could be compared
 * @param classes classes of equal quasi-identifiers as context; empty when no learned column is one
 * @param reasons why the score is what it is, in words, the deciding reason first
 * @param ruleVersion version of the rule file that made the score
 * @param rows how many rows there were
 */
public record PrivacyReport(
        double score,
        RiskLevel level,
        List<PrivacyComponent> components,
        List<PiiFinding> pii,
        Optional<Proximity> proximity,
        Optional<ClassSizes> classes,
        List<String> reasons,
        String ruleVersion,
        Rows rows) {

    /** Checks the score and keeps the lists unmodifiable. */
    public PrivacyReport {
        if (!(score >= 0 && score <= 100)) {
            throw new IllegalArgumentException("score: %s (expected: 0 to 100)".formatted(score));
        }
        components = List.copyOf(components);
        pii = List.copyOf(pii);
        reasons = List.copyOf(reasons);
    }

    /**
     * Sizes of the three tables.
     *
     * @param training rows the model learned from
     * @param holdout rows of the same origin that it never saw
     * @param synthetic rows it made
     */
    public record Rows(int training, int holdout, int synthetic) {}
}
