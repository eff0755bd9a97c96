package io.syntho.server.platform.telemetry;

import org.slf4j.bridge.SLF4JBridgeHandler;

/** Sends what libraries write by {@code java.util.logging} (Helidon, gRPC) to our log. */
public final class Logging {

    private Logging() {}

    /** Call it first in {@code main}. */
    public static void start() {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }
}
