package io.syntho.evaluation.privacy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The score of a table: that of its worst component, never a mean, which would hide the part that failed.
 *
 * @param value 0 to 100, rounded down to two decimals
 * @param level its band
 * @param reasons why, the deciding reason first
 */
record PrivacyScore(double value, RiskLevel level, List<String> reasons) {

    /** Scores {@code components}; at least one. */
    static PrivacyScore of(List<PrivacyComponent> components, PrivacyRules rules) {
        PrivacyComponent worst = components.stream()
                .min(Comparator.comparingDouble(PrivacyComponent::score))
                .orElseThrow();
        double cap = cap(components, rules);
        double value = roundedDown(Math.min(worst.score(), cap));
        List<String> reasons = new ArrayList<>();
        if (worst.outcome() == Outcome.MEASURED) {
            reasons.add(worst.column().map(column -> "Column " + column + ": ").orElse("") + worst.explanation());
        }
        if (cap < 100) {
            String capped = Words.format(
                    "%d of %d measures of whole rows are inconclusive, which limits the score to %s: what could not be looked at is not safe.",
                    inconclusive(components), wholeRows(components), Words.format("%.2f", cap));
            reasons.add(cap < worst.score() ? 0 : reasons.size(), capped);
        }
        return new PrivacyScore(value, rules.level(value), List.copyOf(reasons));
    }

    /** To two decimals; decimal arithmetic, since 79.99 has no exact binary form. */
    private static double roundedDown(double score) {
        return BigDecimal.valueOf(score).setScale(2, RoundingMode.DOWN).doubleValue();
    }

    private static double cap(List<PrivacyComponent> components, PrivacyRules rules) {
        double share = (double) inconclusive(components) / Math.max(1, wholeRows(components));
        if (share >= rules.mostShare()) {
            return rules.mostCap();
        }
        return share >= rules.someShare() ? rules.someCap() : 100;
    }

    private static long wholeRows(List<PrivacyComponent> components) {
        return components.stream()
                .filter(component -> component.column().isEmpty())
                .count();
    }

    private static long inconclusive(List<PrivacyComponent> components) {
        return components.stream()
                .filter(component -> component.column().isEmpty() && component.outcome() == Outcome.INCONCLUSIVE)
                .count();
    }
}
