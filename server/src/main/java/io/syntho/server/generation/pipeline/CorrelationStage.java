package io.syntho.server.generation.pipeline;

import io.syntho.evaluation.quality.CorrelationReport;
import io.syntho.evaluation.quality.CorrelationValidator;
import io.syntho.server.generation.job.Stage;
import io.syntho.server.generation.job.StageResult;
import java.util.Locale;

/** Compares how columns go together. */
final class CorrelationStage implements StageWork {

    @Override
    public StageResult run(Bench bench) {
        HoldOut.Parts real = bench.real();
        CorrelationReport report = CorrelationValidator.current()
                .validate(
                        real.train(),
                        real.holdout(),
                        bench.synthetic(),
                        bench.judgedSchema(),
                        bench.order.seed(),
                        new EvaluationFollower(bench.attempt, Stage.CORRELATION, 0, 1, "comparing pairs of columns"));
        StoredFile result = bench.keepResult(Stage.CORRELATION, report);
        return new StageResult(
                PipelineJson.facts(new Facts.Evaluation(result)),
                String.format(
                        Locale.ROOT,
                        "Associations kept %.3f; %,d of %,d pairs within tolerance.",
                        report.correlationScore(),
                        report.passedPairs(),
                        report.pairs().size()));
    }
}
