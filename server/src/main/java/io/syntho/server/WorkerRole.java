package io.syntho.server;

import io.syntho.server.dataset.DetectionWorker;
import io.syntho.server.dataset.UploadSweeper;
import io.syntho.server.generation.Calibration;
import io.syntho.server.generation.EngineMeasures;
import io.syntho.server.generation.inference.DjlServing;
import io.syntho.server.generation.inference.InProcess;
import io.syntho.server.generation.inference.InferenceBackend;
import io.syntho.server.generation.job.JobRules;
import io.syntho.server.generation.job.JobWorker;
import io.syntho.server.generation.job.LeasedJobs;
import io.syntho.server.generation.job.WorkerId;
import io.syntho.server.generation.model.SampleWorker;
import io.syntho.server.generation.model.Samples;
import io.syntho.server.generation.pipeline.Pipeline;
import io.syntho.server.generation.pipeline.ScratchRoot;
import io.syntho.server.generation.pipeline.TidyHeap;
import io.syntho.server.platform.config.ServerConfig;
import io.syntho.server.platform.grpc.Listen;
import io.syntho.server.platform.telemetry.HttpEndpoints;
import io.syntho.server.platform.telemetry.HttpListener;
import io.syntho.server.platform.telemetry.Readiness;
import io.syntho.server.platform.work.Repeating;
import io.syntho.server.report.ReportStore;
import io.syntho.tabular.read.ReadLimits;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The role {@code worker}: takes jobs and does them. */
final class WorkerRole {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerRole.class);

    private static final Duration SWEEP_UPLOADS = Duration.ofSeconds(30);
    private static final Duration SWEEP_ANSWERS = Duration.ofMinutes(10);

    /** Beside the heap, for each job that reads or writes Parquet. */
    private static final long DUCKDB_BYTES = 128L << 20;

    private WorkerRole() {}

    static void start(ServerConfig config, Lifecycle lifecycle) {
        Foundation base = Foundation.start(config, lifecycle);

        // What is in uploaded files
        lifecycle.closing(
                "detection",
                DetectionWorker.start(
                        base.database(),
                        base.storage(),
                        base.deletions(),
                        config.worker().workDir().resolve("detection"),
                        base.clock()));

        // What makes synthetic datasets
        new EngineMeasures(base.database()).worker(Runtime.getRuntime().maxMemory());
        InferenceBackend backend = backend(config.worker());
        work(base, config, backend, JobParts.start(base, config.job(), lifecycle), lifecycle);

        lifecycle.closing(
                "samples",
                SampleWorker.start(
                        base.database(),
                        base.storage(),
                        base.deletions(),
                        backend,
                        config.worker().workDir().resolve("samples"),
                        base.clock()));

        // What nobody needs any more
        lifecycle.closing(
                "sample sweeper",
                Repeating.start(
                        "sample-sweeper",
                        SWEEP_ANSWERS,
                        () -> base.database()
                                .inSystemTransaction(session -> Samples.sweep(
                                        session, base.deletions(), base.clock().instant()))));
        UploadSweeper uploads = new UploadSweeper(base.database(), base.deletions(), base.idempotency(), base.clock());
        lifecycle.closing("upload sweeper", Repeating.start("upload-sweeper", SWEEP_UPLOADS, uploads::sweep));
        lifecycle.closing(
                "answer sweeper",
                Repeating.start(
                        "answer-sweeper",
                        SWEEP_ANSWERS,
                        () -> base.database().inSystemTransaction(base.idempotency()::sweep)));

        // What operators see
        Readiness readiness = lifecycle.closing("readiness", new Readiness(base.dependencies()));
        Listen address = new Listen(config.worker().host(), config.worker().port());
        HttpListener http = lifecycle.closing("http", new HttpListener(address, new HttpEndpoints(readiness)::addTo));
        http.start();
        LOG.info("The worker answers on {}:{}", address.host(), http.port());
    }

    private static InferenceBackend backend(ServerConfig.Worker worker) {
        if (worker.inference().isEmpty()) {
            LOG.info("Models are learned in this process");
            return new InProcess();
        }
        LOG.info("Models are learned by DJL Serving at {}", worker.inference().get());
        return new DjlServing(worker.inference().get());
    }

    private static void work(
            Foundation base, ServerConfig config, InferenceBackend backend, JobParts parts, Lifecycle lifecycle) {
        ScratchRoot scratch = lifecycle.closing(
                "scratch", ScratchRoot.open(config.worker().workDir().resolve("jobs")));
        Pipeline pipeline = new Pipeline(
                base.database(),
                base.storage(),
                backend,
                new ReportStore(base.ids()),
                scratch,
                ReadLimits.DEFAULT.withDuckdb(DUCKDB_BYTES, 1),
                config.publicUrl(),
                base.ids(),
                base.clock());
        TidyHeap.start().ifPresent(tidying -> lifecycle.closing("tidy heap", tidying));
        JobRules rules = JobParts.rules(config.job());
        JobWorker worker = new JobWorker(
                WorkerId.ofThisProcess(),
                config.worker().concurrency(),
                parts.jobs(),
                new LeasedJobs(
                        base.database(), parts.feed(), base.ids(), base.clock(), rules, RandomGenerator.getDefault()),
                pipeline,
                parts.queue(),
                parts.cancellations(),
                rules);
        lifecycle.closing("jobs", worker).start();
        lifecycle.closing(
                "calibration", Calibration.start(new EngineMeasures(base.database()), () -> worker.running() > 0));
    }
}
