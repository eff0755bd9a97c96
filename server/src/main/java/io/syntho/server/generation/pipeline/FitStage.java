package io.syntho.server.generation.pipeline;

import io.syntho.server.generation.EngineMeasures;
import io.syntho.server.generation.FitWork;
import io.syntho.server.generation.inference.InferenceBackend;
import io.syntho.server.generation.inference.InferenceBackend.FitTask;
import io.syntho.server.generation.inference.InferenceBackend.Following;
import io.syntho.server.generation.inference.InferenceBackend.Learned;
import io.syntho.server.generation.job.Stage;
import io.syntho.server.generation.job.StageResult;
import io.syntho.server.platform.storage.Bucket;
import io.syntho.synthesis.SynthesisException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Learns. Checkpoints of methods that write them are stored, so that a later attempt goes on there. */
final class FitStage implements StageWork {

    private final InferenceBackend backend;
    private final EngineMeasures measures;

    FitStage(InferenceBackend backend, EngineMeasures measures) {
        this.backend = backend;
        this.measures = measures;
    }

    @Override
    public StageResult run(Bench bench) throws IOException {
        long begun = System.nanoTime();
        Path file = bench.scratch.file("model.bin");
        FitTask task = new FitTask(
                bench.real().train(),
                bench.judgedSchema(),
                MethodOptions.of(bench.order),
                bench.order.constraints(),
                bench.order.seed(),
                new StoredCheckpoints(bench));
        long started = System.nanoTime();
        Learned learned = fit(bench, task, file);
        // Under differential privacy a fit is another kind of work: it would mislead the estimates of those without.
        if (!bench.order.config().getPrivacy().hasDifferentialPrivacy()) {
            measures.fitted(
                    bench.order.method(),
                    FitWork.of(bench.order.method(), task.train().rows(), bench.order.learned(), bench.order.config()),
                    (System.nanoTime() - started) / 1e9);
        }
        StoredFile model = bench.files.store(Stage.FIT, Bucket.SYNTHETIC, file, "application/octet-stream");
        return new StageResult(
                PipelineJson.facts(
                        new Facts.Fit(model, learned.engineVersion(), learned.trainingHash(), learned.privacy())),
                String.format(
                        Locale.ROOT,
                        "Learned %,d rows by %s in %.1f s.",
                        task.train().rows(),
                        bench.order.method().id(),
                        (System.nanoTime() - begun) / 1e9));
    }

    private Learned fit(Bench bench, FitTask task, Path file) throws IOException {
        ComputeBudget budget = ComputeBudget.of(bench.order.config());
        FitFollower follower = new FitFollower(bench.attempt, budget);
        try {
            return backend.fit(task, file, bench.workplace(), new Following(follower, follower));
        } catch (SynthesisException stopped) {
            bench.attempt.leash().check();
            if (stopped.reason() == SynthesisException.Reason.CANCELLED) {
                budget.check();
            }
            throw stopped;
        }
    }
}
