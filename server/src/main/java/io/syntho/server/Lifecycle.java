package io.syntho.server;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has been started; stops it in the reverse order, each even if another fails to. */
final class Lifecycle implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);

    private final Deque<Step> started = new ArrayDeque<>();

    /** Remembers something to close, and returns it. */
    <T extends AutoCloseable> T closing(String name, T part) {
        onStop(name, part);
        return part;
    }

    /** Remembers something to do at the end. */
    synchronized void onStop(String name, AutoCloseable stop) {
        started.push(new Step(name, stop));
    }

    /** Stops everything; harmless the second time. */
    @Override
    public synchronized void close() {
        while (!started.isEmpty()) {
            Step step = started.pop();
            try {
                LOG.debug("stopping: {}", step.name);
                step.stop.close();
            } catch (Exception failure) {
                LOG.warn("could not be stopped: {}", step.name, failure);
            }
        }
    }

    private record Step(String name, AutoCloseable stop) {}
}
