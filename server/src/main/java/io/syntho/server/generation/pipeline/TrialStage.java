package io.syntho.server.generation.pipeline;

import io.syntho.evaluation.quality.Closeness;
import io.syntho.evaluation.quality.QualityEvaluator;
import io.syntho.evaluation.run.EvaluationListener;
import io.syntho.evaluation.run.EvaluationPart;
import io.syntho.server.generation.EngineMeasures;
import io.syntho.server.generation.inference.InferenceBackend;
import io.syntho.server.generation.inference.InferenceBackend.FitTask;
import io.syntho.server.generation.inference.InferenceBackend.Following;
import io.syntho.server.generation.job.JobProgress;
import io.syntho.server.generation.job.Stage;
import io.syntho.server.generation.job.StageResult;
import io.syntho.synthesis.Cancellation;
import io.syntho.synthesis.Checkpoints;
import io.syntho.synthesis.FitOptions;
import io.syntho.synthesis.Method;
import io.syntho.synthesis.auto.Choice;
import io.syntho.synthesis.auto.Score;
import io.syntho.synthesis.auto.Trial;
import io.syntho.synthesis.constraint.Joining;
import io.syntho.synthesis.constraint.SampleOrder;
import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hibernate.StatelessSession;

/**
 * Tries the methods that suit the table on a part of it, and takes the one whose rows come closest to the hold-out. What was chosen, and why, stands
 * in the database from the moment the stage is done: no later attempt chooses again.
 */
final class TrialStage implements StageWork {

    private static final double LEARNED = 0.7;
    private static final double MADE = 0.8;

    private final InferenceBackend backend;
    private final EngineMeasures measures;

    TrialStage(InferenceBackend backend, EngineMeasures measures) {
        this.backend = backend;
        this.measures = measures;
    }

    @Override
    public StageResult run(Bench bench) throws IOException {
        Order order = bench.order;
        HoldOut.Parts real = bench.real();
        Turn turn = new Turn(bench);
        long begun = System.nanoTime();
        Choice choice = new Trial(turn, turn)
                .choose(
                        order.shortlist(),
                        method -> MethodOptions.of(order.by(method)),
                        real.train(),
                        real.holdout(),
                        order.seed(),
                        turn);
        measures.tried(Trial.cells(real.train().rows(), real.train().width()), (System.nanoTime() - begun) / 1e9);
        bench.order = order.by(choice.method());
        return new StageResult(
                PipelineJson.facts(new Facts.Trial(choice.method().id(), choice.reason())),
                choice.reason(),
                decision(bench, choice));
    }

    private static Consumer<StatelessSession> decision(Bench bench, Choice choice) {
        return session -> session.createNativeMutationQuery("""
                        update synthetic_datasets set chosen_method = :method, choice_reason = :reason where id = :id""")
                .setParameter("method", choice.method().id())
                .setParameter("reason", choice.reason())
                .setParameter("id", bench.attempt.lease().syntheticDataset().value())
                .executeUpdate();
    }

    /** The candidate whose turn it is: learns, makes rows and is judged on the bench. Used by one thread. */
    private final class Turn implements Trial.Maker, Trial.Judge, Trial.Follower, EvaluationListener {

        private final Bench bench;
        private final Cancellation cancellation;
        private double from;
        private double share = 1;
        private double furthest;
        private String words = "";

        Turn(Bench bench) {
            this.bench = bench;
            this.cancellation = () -> bench.attempt.leash().pulled();
        }

        @Override
        public void trying(Method method, int number, int of) {
            from = (double) number / of;
            share = 1.0 / of;
            words = "trying " + method.id().replace('_', ' ');
            report(0);
        }

        private void report(double fraction) {
            // A fit that begins its second stage may tell of less than before: the bar must not fall.
            furthest = Math.max(furthest, from + share * fraction);
            bench.attempt.report(JobProgress.of(Stage.TRIAL, furthest, words));
        }

        @Override
        public Table make(FitOptions options, Table train, int rows) throws IOException {
            Path model = bench.scratch.file("trial.bin");
            FitTask task = new FitTask(
                    train,
                    bench.judgedSchema(),
                    options,
                    bench.order.constraints(),
                    bench.order.seed(),
                    Checkpoints.NONE);
            try {
                TableSchema columns = backend.fit(
                                task,
                                model,
                                bench.workplace(),
                                new Following(progress -> report(LEARNED * progress.fraction()), cancellation))
                        .columns();
                List<Table> batches = new ArrayList<>();
                backend.sample(
                        model,
                        SampleOrder.of(rows, bench.order.seed()),
                        schema -> batches::add,
                        bench.workplace(),
                        new Following(
                                progress -> report(LEARNED + (MADE - LEARNED) * progress.fraction()), cancellation));
                return Joining.of(columns, batches);
            } finally {
                bench.scratch.drop("trial.bin");
            }
        }

        @Override
        public Score judge(Table real, Table made) {
            Closeness found =
                    QualityEvaluator.current().closeness(real, made, bench.judgedSchema(), bench.order.seed(), this);
            return new Score(found.overall(), found.words());
        }

        @Override
        public void progress(EvaluationPart part, double fraction) {
            if (part == EvaluationPart.DETECTION) {
                report(MADE + (1 - MADE) * fraction);
            }
        }

        @Override
        public boolean cancelled() {
            return cancellation.requested();
        }
    }
}
