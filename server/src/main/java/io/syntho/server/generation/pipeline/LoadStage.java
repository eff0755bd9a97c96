package io.syntho.server.generation.pipeline;

import io.syntho.evaluation.pii.PiiScan;
import io.syntho.evaluation.pii.PiiScanner;
import io.syntho.server.generation.TableMemory;
import io.syntho.server.generation.job.JobProgress;
import io.syntho.server.generation.job.Stage;
import io.syntho.server.generation.job.StageResult;
import java.util.Locale;

/**
 * Reads the original and sets the hold-out aside. Real rows are not stored a second time: an attempt that needs them reads them again, and
 * gets the same parts.
 */
final class LoadStage implements StageWork {

    private static final double READ = 0.8;

    @Override
    public StageResult run(Bench bench) {
        requireRoom(bench.order);
        bench.attempt.report(JobProgress.of(Stage.LOAD, 0.05, "reading the table"));
        HoldOut.Parts real = bench.real();
        // Before anything is learned: what is found here is made anew and not learned.
        // The name model has read the table when it was uploaded; here it would take the room of the table.
        PiiScan pii = PiiScanner.scanWithoutNames(
                        real.train(),
                        bench.order.learned(),
                        new EvaluationFollower(bench.attempt, Stage.LOAD, READ, 1, "looking for personal data"))
                .orMarked(bench.order.learned());
        Facts.Load facts = new Facts.Load(
                real.train().rows(),
                real.holdout().rows(),
                real.train().width(),
                real.train().bytes() + real.holdout().bytes(),
                bench.keepResult(Stage.LOAD, pii));
        return new StageResult(
                PipelineJson.facts(facts),
                String.format(
                        Locale.ROOT,
                        "Read %,d rows of %,d columns, of which %,d hold personal data; %,d rows are set aside and never train.",
                        facts.trainRows() + facts.holdoutRows(),
                        facts.columns(),
                        pii.findings().size(),
                        facts.holdoutRows()));
    }

    private static void requireRoom(Order order) {
        long needed = TableMemory.bytes(
                order.source().rows(), order.learned().columns().size());
        long available = Runtime.getRuntime().maxMemory();
        if (needed > available) {
            throw TableMemory.tooLarge(needed, available);
        }
    }
}
