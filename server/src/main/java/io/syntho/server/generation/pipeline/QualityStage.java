package io.syntho.server.generation.pipeline;

import io.syntho.evaluation.quality.CorrelationReport;
import io.syntho.evaluation.quality.QualityEvaluator;
import io.syntho.evaluation.quality.QualityReport;
import io.syntho.server.generation.job.Stage;
import io.syntho.server.generation.job.StageResult;
import java.util.Locale;

/** Compares distributions and writes the quality report. */
final class QualityStage implements StageWork {

    @Override
    public StageResult run(Bench bench) {
        HoldOut.Parts real = bench.real();
        QualityReport report = QualityEvaluator.current()
                .evaluate(
                        real.train(),
                        real.holdout(),
                        bench.synthetic(),
                        bench.judgedSchema(),
                        bench.result(Stage.CORRELATION, CorrelationReport.class),
                        bench.order.target(),
                        bench.order.seed(),
                        new EvaluationFollower(
                                bench.attempt, Stage.QUALITY, 0, 1, "comparing columns and trying models"));
        bench.putTablesAway();
        StoredFile result = bench.keepResult(Stage.QUALITY, report);
        return new StageResult(
                PipelineJson.facts(new Facts.Evaluation(result)),
                String.format(
                        Locale.ROOT,
                        "Quality %.3f of 1: %s.",
                        report.overall(),
                        report.passed() ? "every check passed" : "not every check passed"));
    }
}
