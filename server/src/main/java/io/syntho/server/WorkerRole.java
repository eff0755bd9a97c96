package io.syntho.server;

import io.syntho.server.platform.config.ServerConfig;
import io.syntho.server.platform.grpc.Listen;
import io.syntho.server.platform.telemetry.HttpEndpoints;
import io.syntho.server.platform.telemetry.HttpListener;
import io.syntho.server.platform.telemetry.Readiness;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The role {@code worker}: takes jobs and does them. */
final class WorkerRole {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerRole.class);

    private WorkerRole() {}

    static void start(ServerConfig config, Lifecycle lifecycle) {
        Foundation base = Foundation.start(config, lifecycle);

        // What operators see
        Readiness readiness = lifecycle.closing("readiness", new Readiness(base.dependencies()));
        Listen address = new Listen(config.worker().host(), config.worker().port());
        HttpListener http = lifecycle.closing("http", new HttpListener(address, new HttpEndpoints(readiness)));
        http.start();
        LOG.info("The worker answers on {}:{}", address.host(), http.port());
    }
}
