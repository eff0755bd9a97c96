package io.syntho.serving;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How a node works.
 *
 * @param jobs calls at once; the next is answered 503
 * @param storage what URLs must begin with, so that a call can not make the node ask anybody else; empty: any
 * @param folder where tables and models lie while a call is done
 * @param largestBytes largest object that is fetched
 * @param heartbeat longest silence of an event stream
 */
record NodeSettings(int jobs, Optional<String> storage, Path folder, long largestBytes, Duration heartbeat) {

    private static final int MOST_JOBS = 64;
    private static final long GIB = 1L << 30;

    NodeSettings {
        if (jobs < 1 || jobs > MOST_JOBS) {
            throw new IllegalArgumentException("SYNTHO_NODE_JOBS: %d (expected: 1 to %d)".formatted(jobs, MOST_JOBS));
        }
    }

    /**
     * By {@code SYNTHO_NODE_JOBS}, {@code SYNTHO_NODE_STORAGE} and {@code SYNTHO_NODE_DIR}.
     *
     * @throws IllegalArgumentException when the number is none or out of range
     */
    static NodeSettings of(Map<String, String> environment) {
        return new NodeSettings(
                Integer.parseInt(environment.getOrDefault("SYNTHO_NODE_JOBS", "1")),
                Optional.ofNullable(environment.get("SYNTHO_NODE_STORAGE")).filter(text -> !text.isBlank()),
                Path.of(environment.getOrDefault("SYNTHO_NODE_DIR", System.getProperty("java.io.tmpdir"))),
                5 * GIB,
                Duration.ofSeconds(5));
    }
}
