package io.syntho.server;

import io.syntho.server.dataset.DetectionWorker;
import io.syntho.server.dataset.UploadSweeper;
import io.syntho.server.generation.job.Repeating;
import io.syntho.server.platform.config.ServerConfig;
import io.syntho.server.platform.grpc.Listen;
import io.syntho.server.platform.telemetry.HttpEndpoints;
import io.syntho.server.platform.telemetry.HttpListener;
import io.syntho.server.platform.telemetry.Readiness;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The role {@code worker}: takes jobs and does them. */
final class WorkerRole {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerRole.class);

    private static final Duration SWEEP_UPLOADS = Duration.ofSeconds(30);
    private static final Duration SWEEP_ANSWERS = Duration.ofMinutes(10);

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

        // What nobody needs any more
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
        HttpListener http = lifecycle.closing("http", new HttpListener(address, new HttpEndpoints(readiness)));
        http.start();
        LOG.info("The worker answers on {}:{}", address.host(), http.port());
    }
}
