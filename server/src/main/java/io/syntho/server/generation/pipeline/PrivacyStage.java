package io.syntho.server.generation.pipeline;

import io.syntho.evaluation.pii.PiiFinding;
import io.syntho.evaluation.pii.PiiScanner;
import io.syntho.evaluation.privacy.PrivacyEvaluator;
import io.syntho.evaluation.privacy.PrivacyReport;
import io.syntho.server.generation.job.Stage;
import io.syntho.server.generation.job.StageResult;
import java.util.List;
import java.util.Locale;

/** Attacks the synthetic rows, with the hold-out as the control, scores privacy, and looks for personal data in what was made. */
final class PrivacyStage implements StageWork {

    private static final double ATTACKED = 0.85;

    /**
     * What the stage found.
     *
     * @param report what the synthetic rows give away
     * @param synthetic columns of the synthetic table that look like personal data
     */
    record Found(PrivacyReport report, List<PiiFinding> synthetic) {

        /** Keeps the list unmodifiable. */
        Found {
            synthetic = List.copyOf(synthetic);
        }
    }

    @Override
    public StageResult run(Bench bench) {
        HoldOut.Parts real = bench.real();
        PrivacyReport report = PrivacyEvaluator.current()
                .evaluate(
                        real.train(),
                        real.holdout(),
                        bench.synthetic(),
                        bench.order.learned(),
                        bench.pii(),
                        bench.order.evaluation(),
                        new EvaluationFollower(bench.attempt, Stage.PRIVACY, 0, ATTACKED, "attacking the result"));
        List<PiiFinding> synthetic = PiiScanner.scanWithoutNames(
                        bench.synthetic(),
                        bench.syntheticSchema(),
                        new EvaluationFollower(bench.attempt, Stage.PRIVACY, ATTACKED, 1, "looking for personal data"))
                .findings();
        StoredFile result = bench.keepResult(Stage.PRIVACY, new Found(report, synthetic));
        return new StageResult(
                PipelineJson.facts(new Facts.Evaluation(result)),
                String.format(
                        Locale.ROOT,
                        "Privacy %.2f of 100, risk %s.",
                        report.score(),
                        report.level().name().toLowerCase(Locale.ROOT)));
    }
}
