package io.syntho.evaluation.privacy;

import io.syntho.evaluation.pii.PiiFinding;
import io.syntho.evaluation.run.Comparison;
import io.syntho.evaluation.run.EvaluationCancelled;
import io.syntho.tabular.ColumnSchema;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleConsumer;

/** One way of looking for a leak. A new one is a class, a {@link PrivacyMeasure} with its entries in the rule file, and a line in the evaluator. */
interface PrivacyProbe {

    /**
     * Looks for the leak.
     *
     * @throws EvaluationCancelled from {@link Case#progress}, which is called at least every second
     */
    Findings probe(Case given);

    /**
     * What a probe works on.
     *
     * @param tables the three tables
     * @param learned columns that a model learns
     * @param pii personal data in the training rows
     * @param spelling how finely the learned columns are written
     * @param sensitive columns that were named as worth inferring; empty: every one may be
     * @param rules thresholds
     * @param seed of every sample drawn
     * @param progress hears the probe's own fraction, 0 to 1
     */
    record Case(
            Comparison tables,
            List<ColumnSchema> learned,
            List<PiiFinding> pii,
            Spelling spelling,
            Set<String> sensitive,
            PrivacyRules rules,
            long seed,
            DoubleConsumer progress) {

        /** Whether there is enough data for the absence of a finding to mean something. */
        boolean enoughRows() {
            return tables.train().rows() >= rules.trainingRows()
                    && tables.holdout().rows() >= rules.holdoutRows()
                    && tables.synthetic().rows() >= rules.syntheticRows();
        }
    }

    /**
     * What a probe found.
     *
     * @param components one or more components; none when it does not apply
     * @param proximity distances, where the probe measures them
     */
    record Findings(List<PrivacyComponent> components, Optional<Proximity> proximity) {

        static Findings of(List<PrivacyComponent> components) {
            return new Findings(components, Optional.empty());
        }
    }
}
