package io.syntho.evaluation.privacy;

import io.syntho.evaluation.pii.PiiFinding;
import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.Column;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.PiiKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for personal values of the training rows that come back in the synthetic ones, column by column. Such columns are made anew, so only what
 * chance explains may coincide: a value's format, and for names and notes what hold-out rows share with training rows anyway.
 */
final class PiiReplay implements PrivacyProbe {

    /** A leak is found when chance explains it less than once in a thousand times. */
    private static final double LOG_CHANCE = Math.log(1e-3);

    @Override
    public Findings probe(Case given) {
        Set<String> common = new HashSet<>();
        given.tables().common().stream().map(ColumnSchema::name).forEach(common::add);
        List<PrivacyComponent> components = new ArrayList<>();
        List<PiiFinding> direct = given.pii().stream()
                .filter(finding -> finding.kind().direct() && common.contains(finding.column()))
                .toList();
        for (PiiFinding finding : direct) {
            given.progress().accept((double) components.size() / direct.size());
            components.add(component(given, finding));
        }
        return Findings.of(components);
    }

    private static PrivacyComponent component(Case given, PiiFinding finding) {
        Map<String, Integer> training = counts(given.tables().train().column(finding.column()));
        Map<String, Integer> holdout = counts(given.tables().holdout().column(finding.column()));
        Map<String, Integer> synthetic = counts(given.tables().synthetic().column(finding.column()));
        FormatChance chance = new FormatChance(training.keySet());
        long values = 0;
        long replayed = 0;
        long distinctReplayed = 0;
        double expected = 0;
        for (Map.Entry<String, Integer> value : synthetic.entrySet()) {
            values += value.getValue();
            expected += value.getValue() * chance.of(value.getKey());
            if (training.containsKey(value.getKey())) {
                replayed += value.getValue();
                distinctReplayed++;
            }
        }
        Rate attack = Wilson.rate("synthetic", replayed, values);
        Rate control = control(finding.kind(), training, holdout, expected, values);
        boolean found = replayed > 0 && beyondChance(replayed, control.share().upper() * values);
        Interval risk = replayed == 0 ? new Interval(0, 0, 0) : ResidualRisk.excess(attack, control);
        Verdict verdict = Verdict.ofReplay(risk, found, given.rules());
        return new PrivacyComponent(
                PrivacyMeasure.PII_REPLAY,
                Optional.of(finding.column()),
                verdict.outcome(),
                Optional.of(risk),
                verdict.score(),
                explanation(replayed, values, control.share().estimate(), found),
                List.of(attack, control),
                List.of(
                        new Count("distinct_training_values", training.size()),
                        new Count("distinct_replayed_values", distinctReplayed),
                        new Count("synthetic_values", values),
                        new Count("replayed_values", replayed),
                        new Count(
                                "expected_by_chance", Math.round(control.share().estimate() * values))));
    }

    /** What coincides without a leak. Names and notes repeat among people; hold-out rows show how much. */
    private static Rate control(
            PiiKind kind, Map<String, Integer> training, Map<String, Integer> holdout, double expected, long values) {
        double byFormat = values == 0 ? 0 : expected / values;
        Rate format = new Rate("chance", expected, values, new Interval(byFormat, byFormat, byFormat));
        if (kind != PiiKind.PERSON_NAME && kind != PiiKind.FREE_TEXT_PII) {
            return format;
        }
        long rows = 0;
        long shared = 0;
        for (Map.Entry<String, Integer> value : holdout.entrySet()) {
            rows += value.getValue();
            shared += training.containsKey(value.getKey()) ? value.getValue() : 0;
        }
        Rate usual = Wilson.rate("holdout", shared, rows);
        return rows > 0 && usual.share().estimate() > byFormat ? usual : format;
    }

    /** Chernoff's bound of the Poisson tail: {@code P(X ≥ k) ≤ exp(k - λ - k ln(k/λ))} for k above λ. */
    private static boolean beyondChance(long replayed, double expected) {
        if (replayed <= expected) {
            return false;
        }
        return expected == 0 || replayed - expected - replayed * Math.log(replayed / expected) < LOG_CHANCE;
    }

    private static Map<String, Integer> counts(Column column) {
        Map<String, Integer> counts = new HashMap<>();
        switch (column) {
            case CodedColumn coded -> {
                int[] ofCode = coded.counts();
                for (int code = 0; code < ofCode.length; code++) {
                    if (ofCode[code] > 0) {
                        counts.merge(coded.dictionary().get(code).strip(), ofCode[code], Integer::sum);
                    }
                }
            }
            case NumericColumn numeric -> {
                for (double value : numeric.values()) {
                    if (!Double.isNaN(value)) {
                        counts.merge(text(value), 1, Integer::sum);
                    }
                }
            }
        }
        return counts;
    }

    private static String text(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }

    private static String explanation(long replayed, long values, double chance, boolean found) {
        if (replayed == 0) {
            return "None of the %d values stands in the training rows.".formatted(values);
        }
        String figures = Words.format(
                "%d of %d values (%s) stand in the training rows; chance explains %s.",
                replayed, values, Words.percent((double) replayed / values), Words.percent(chance));
        return figures + (found ? " Personal values came back." : " No more than chance gives.");
    }
}
