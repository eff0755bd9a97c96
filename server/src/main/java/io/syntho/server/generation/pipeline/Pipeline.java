package io.syntho.server.generation.pipeline;

import io.syntho.server.generation.EngineMeasures;
import io.syntho.server.generation.inference.InferenceBackend;
import io.syntho.server.generation.job.Attempt;
import io.syntho.server.generation.job.AttemptWork;
import io.syntho.server.generation.job.Pointing;
import io.syntho.server.generation.job.Stage;
import io.syntho.server.generation.job.StageResult;
import io.syntho.server.platform.database.Database;
import io.syntho.server.platform.database.Ids;
import io.syntho.server.platform.storage.ObjectStorage;
import io.syntho.server.report.ReportStore;
import io.syntho.tabular.read.ReadLimits;
import java.net.URI;
import java.time.Clock;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The work of making synthetic datasets: which stage is done by what, with which parts of the platform. */
public final class Pipeline implements AttemptWork.Factory {

    /** Stages whose time depends on the table, and not on the method. */
    private static final Set<Stage> AROUND =
            EnumSet.of(Stage.LOAD, Stage.PRIVACY, Stage.CORRELATION, Stage.QUALITY, Stage.COMPLIANCE);

    private final Database database;
    private final ObjectStorage storage;
    private final ScratchRoot scratch;
    private final ReadLimits limits;
    private final Map<Stage, StageWork> stages;
    private final StoreStage store;
    private final EngineMeasures measures;

    /**
     * The pipeline over the platform.
     *
     * @param backend learns and samples
     * @param reports keeps the reports
     * @param scratch where files lie while an attempt works
     * @param limits what reading an original may cost
     * @param publicUrl where people reach the platform; printed in documents
     * @param ids ids of compliance reports
     */
    public Pipeline(
            Database database,
            ObjectStorage storage,
            InferenceBackend backend,
            ReportStore reports,
            ScratchRoot scratch,
            ReadLimits limits,
            URI publicUrl,
            Ids ids,
            Clock clock) {
        this.database = database;
        this.storage = storage;
        this.scratch = scratch;
        this.limits = limits;
        ComplianceStage compliance = new ComplianceStage(publicUrl, ids, clock);
        this.measures = new EngineMeasures(database);
        this.stages = Map.of(
                Stage.LOAD, new LoadStage(),
                Stage.TRIAL, new TrialStage(backend, measures),
                Stage.FIT, new FitStage(backend, measures),
                Stage.SAMPLE, new SampleStage(backend, measures),
                Stage.PRIVACY, new PrivacyStage(),
                Stage.CORRELATION, new CorrelationStage(),
                Stage.QUALITY, new QualityStage(),
                Stage.COMPLIANCE, compliance);
        this.store = new StoreStage(reports, compliance);
    }

    @Override
    public AttemptWork begin(Attempt attempt) {
        Order order = Orders.read(database, attempt.lease());
        String name = attempt.lease().job() + "-" + attempt.lease().fence();
        return new Work(new Bench(attempt, order, storage, scratch.scratch(name), limits));
    }

    /** One attempt. */
    private final class Work implements AttemptWork {

        private final Bench bench;
        private final Map<Stage, Long> aroundNanos = new EnumMap<>(Stage.class);

        Work(Bench bench) {
            this.bench = bench;
        }

        @Override
        public boolean skips(Stage stage) {
            return stage == Stage.TRIAL && !bench.order.shortlist().trial();
        }

        @Override
        public StageResult run(Stage stage) throws Exception {
            StageWork work = stages.get(stage);
            if (work == null) {
                throw new IllegalArgumentException("stage: %s (expected: one before STORE)".formatted(stage));
            }
            try {
                long begun = System.nanoTime();
                StageResult result = work.run(bench);
                if (AROUND.contains(stage)) {
                    aroundNanos.put(stage, System.nanoTime() - begun);
                }
                return result;
            } catch (Exception failure) {
                throw Refusals.of(failure);
            }
        }

        @Override
        public Pointing store() {
            // Only where this attempt did all of it.
            if (aroundNanos.keySet().equals(AROUND)) {
                long nanos =
                        aroundNanos.values().stream().mapToLong(Long::longValue).sum();
                int columns = bench.order.learned().columns().size();
                measures.evaluated(bench.order.source().rows() * columns, nanos / 1e9);
            }
            return store.run(bench);
        }

        @Override
        public void close() {
            bench.close();
        }
    }
}
