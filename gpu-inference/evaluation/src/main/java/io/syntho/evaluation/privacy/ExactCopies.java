package io.syntho.evaluation.privacy;

import io.syntho.tabular.Table;
import java.util.List;
import java.util.Optional;

/**
 * Counts synthetic rows that equal a training row which only one person has, against how often hold-out rows do so by chance. Rows that several
 * training rows share identify nobody; their copies are counted for context.
 */
final class ExactCopies implements PrivacyProbe {

    @Override
    public Findings probe(Case given) {
        if (given.learned().isEmpty()) {
            return Findings.of(List.of(inconclusive("No column is learned, so no row can be copied.", List.of())));
        }
        KeyCounts synthetic = count(given, given.tables().synthetic(), 0);
        KeyCounts training = count(given, given.tables().train(), 0.3);
        KeyCounts holdout = count(given, given.tables().holdout(), 0.6);
        boolean whole = WholeTable.repeated(training, synthetic);
        return Findings.of(List.of(component(given, training, synthetic, holdout, whole)));
    }

    private static KeyCounts count(Case given, Table table, double before) {
        return KeyCounts.of(RowKeys.rows(
                table,
                given.learned(),
                given.spelling(),
                done -> given.progress().accept(before + 0.3 * done)));
    }

    private static PrivacyComponent component(
            Case given, KeyCounts training, KeyCounts synthetic, KeyCounts holdout, boolean whole) {
        Rate attack = Wilson.rate("synthetic", synthetic.among(training, 1), synthetic.total());
        Rate control = Wilson.rate("holdout", holdout.among(training, 1), holdout.total());
        List<Rate> rates = List.of(
                attack,
                control,
                Wilson.rate("synthetic_any", synthetic.among(training, Integer.MAX_VALUE), synthetic.total()),
                Wilson.rate("holdout_any", holdout.among(training, Integer.MAX_VALUE), holdout.total()));
        List<Count> counts = List.of(
                new Count("training_rows", given.tables().train().rows()),
                new Count("distinct_training_rows", training.distinct()),
                new Count("unique_training_rows", training.unique()),
                new Count("synthetic_copies", (long) attack.successes()),
                new Count("holdout_copies", (long) control.successes()));
        if (training.distinct() < 2) {
            return inconclusive("All training rows are equal: a copy says nothing.", counts);
        }
        Interval risk = whole ? new Interval(1, 1, 1) : ResidualRisk.of(attack, control);
        Verdict verdict = Verdict.of(PrivacyMeasure.EXACT_COPIES, risk, whole || given.enoughRows(), given.rules());
        return new PrivacyComponent(
                PrivacyMeasure.EXACT_COPIES,
                Optional.empty(),
                verdict.outcome(),
                Optional.of(risk),
                verdict.score(),
                explanation(verdict, attack, control, whole),
                rates,
                counts);
    }

    private static String explanation(Verdict verdict, Rate attack, Rate control, boolean whole) {
        if (whole) {
            return "The synthetic table repeats the training table: its rows occur as often as there, closer than chance allows.";
        }
        String figures = Words.format(
                "%.0f of %d synthetic rows (%s) equal a training row that occurs once; of hold-out rows %s do so by chance.",
                attack.successes(), attack.trials(), Words.share(attack), Words.share(control));
        return switch (verdict.outcome()) {
            case INCONCLUSIVE -> figures + " Too few rows to say that nothing was copied.";
            case MEASURED -> figures + (verdict.found() ? " Training rows were copied." : " No copying was found.");
        };
    }

    private static PrivacyComponent inconclusive(String explanation, List<Count> counts) {
        return new PrivacyComponent(
                PrivacyMeasure.EXACT_COPIES,
                Optional.empty(),
                Outcome.INCONCLUSIVE,
                Optional.empty(),
                100,
                explanation,
                List.of(),
                counts);
    }
}
