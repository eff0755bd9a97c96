package io.syntho.evaluation.privacy;

import io.syntho.evaluation.pii.PiiScan;
import io.syntho.evaluation.run.Comparison;
import io.syntho.evaluation.run.EvaluationCancelled;
import io.syntho.evaluation.run.EvaluationInputException;
import io.syntho.evaluation.run.EvaluationListener;
import io.syntho.evaluation.run.EvaluationPart;
import io.syntho.evaluation.run.EvaluationSettings;
import io.syntho.evaluation.run.LearnedColumns;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/** Measures what a synthetic table gives away about its training rows. Copies are counted over all rows, distances over bounded samples. */
public final class PrivacyEvaluator {

    private final PrivacyRules rules;
    private final List<PrivacyProbe> probes;

    private PrivacyEvaluator(PrivacyRules rules, List<PrivacyProbe> probes) {
        this.rules = rules;
        this.probes = probes;
    }

    /** With all probes and the rules in force. */
    public static PrivacyEvaluator current() {
        return new PrivacyEvaluator(
                PrivacyRules.CURRENT,
                List.of(
                        new ExactCopies(),
                        new DistanceShare(),
                        new PiiReplay(),
                        new SinglingOut(),
                        new TargetAttacks()));
    }

    /**
     * Measures {@code synthetic} against {@code train}, with {@code holdout} as the control.
     *
     * @param train rows the model learned from
     * @param holdout rows of the same origin that it never saw; with fewer than about 500 most of the report is inconclusive
     * @param synthetic rows it made
     * @param schema what the columns of {@code train} mean
     * @param pii personal data found in {@code train}
     * @param settings what is asked; naming sensitive columns narrows what is reported, and hides no leak that is found in another
     * @param listener hears {@link EvaluationPart#PRIVACY}
     * @throws EvaluationInputException when the tables cannot be compared, or a sensitive column is not in {@code schema}
     * @throws EvaluationCancelled when the listener asked for it
     */
    public PrivacyReport evaluate(
            Table train,
            Table holdout,
            Table synthetic,
            TableSchema schema,
            PiiScan pii,
            EvaluationSettings settings,
            EvaluationListener listener) {
        settings.requireSensitiveIn(schema);
        Comparison tables = new Comparison(train, holdout, synthetic, pii.applyTo(schema));
        List<ColumnSchema> learned = LearnedColumns.of(tables).learned();
        Spelling spelling = Spelling.of(train, learned);
        Function<DoubleUnaryOperator, PrivacyProbe.Case> given = place -> new PrivacyProbe.Case(
                tables,
                learned,
                pii.findings(),
                spelling,
                settings.sensitive(),
                rules,
                settings.seed(),
                fraction -> listener.step(EvaluationPart.PRIVACY, place.applyAsDouble(fraction)));
        List<PrivacyComponent> components = new ArrayList<>();
        Optional<Proximity> proximity = Optional.empty();
        // Counting classes is the last part.
        double parts = probes.size() + 1.0;
        for (int probe = 0; probe < probes.size(); probe++) {
            int done = probe;
            PrivacyProbe.Findings findings =
                    probes.get(probe).probe(given.apply(fraction -> (done + fraction) / parts));
            components.addAll(findings.components());
            if (findings.proximity().isPresent()) {
                proximity = findings.proximity();
            }
        }
        Optional<ClassSizes> classes = ClassCounter.of(given.apply(fraction -> (parts - 1 + fraction) / parts));
        listener.step(EvaluationPart.PRIVACY, 1);
        components.sort(Comparator.comparingDouble(PrivacyComponent::score));
        PrivacyScore score = PrivacyScore.of(components, rules);
        return new PrivacyReport(
                score.value(),
                score.level(),
                components,
                pii.findings(),
                proximity,
                classes,
                score.reasons(),
                rules.version(),
                new PrivacyReport.Rows(train.rows(), holdout.rows(), synthetic.rows()));
    }
}
