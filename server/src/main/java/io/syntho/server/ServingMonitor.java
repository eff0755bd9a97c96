package io.syntho.server;

import io.syntho.server.platform.grpc.GrpcServices;
import io.syntho.server.platform.telemetry.Readiness;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets {@code grpc.health.v1} say what readiness finds. */
final class ServingMonitor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServingMonitor.class);
    private static final Duration PERIOD = Duration.ofSeconds(5);

    private final Readiness readiness;
    private final GrpcServices services;
    private final Thread thread;

    ServingMonitor(Readiness readiness, GrpcServices services) {
        this.readiness = readiness;
        this.services = services;
        this.thread = Thread.ofVirtual().name("serving-monitor").start(this::run);
    }

    private void run() {
        boolean before = false;
        try {
            while (true) {
                boolean now = readiness.ready();
                services.serving(now);
                if (now != before) {
                    LOG.info("ready: {} {}", now, readiness.answers());
                }
                before = now;
                Thread.sleep(PERIOD);
            }
        } catch (InterruptedException stopped) {
            services.serving(false);
        }
    }

    /** Says from now on that the server takes no calls. */
    @Override
    public void close() {
        readiness.stopping();
        thread.interrupt();
    }
}
