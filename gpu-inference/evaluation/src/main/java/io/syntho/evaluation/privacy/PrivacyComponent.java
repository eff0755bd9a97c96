package io.syntho.evaluation.privacy;

import java.util.List;
import java.util.Optional;

/**
 * What one measure found. The score is made from the worst component's upper bound.
 *
 * @param measure what was measured
 * @param column the column it is about; empty when it is about whole rows
 * @param outcome whether it could say something
 * @param risk residual risk, 0 (as fresh rows of the same origin) to 1 (the training rows themselves), with its 95 % interval; empty when there
 *     was nothing to count
 * @param score the component's own score by the rule, 0 to 100; for an inconclusive one the most that it allows
 * @param explanation what was found, in words, without any value of the table
 * @param rates the counted shares behind it: attack, control, baseline
 * @param counts other numbers behind it
 * @param attack what the attacker was given; empty when it is no attack
 */
public record PrivacyComponent(
        PrivacyMeasure measure,
        Optional<String> column,
        Outcome outcome,
        Optional<Interval> risk,
        double score,
        String explanation,
        List<Rate> rates,
        List<Count> counts,
        Optional<AttackSetup> attack) {

    /** Keeps the lists unmodifiable. */
    public PrivacyComponent {
        rates = List.copyOf(rates);
        counts = List.copyOf(counts);
    }

    /** A component that is no attack. */
    public PrivacyComponent(
            PrivacyMeasure measure,
            Optional<String> column,
            Outcome outcome,
            Optional<Interval> risk,
            double score,
            String explanation,
            List<Rate> rates,
            List<Count> counts) {
        this(measure, column, outcome, risk, score, explanation, rates, counts, Optional.empty());
    }
}
