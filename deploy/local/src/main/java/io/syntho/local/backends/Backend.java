package io.syntho.local.backends;

import io.syntho.local.PlatformFailure;
import io.syntho.local.process.ChildProcess;
import io.syntho.local.process.Ports;
import io.syntho.local.process.Waiting;
import java.time.Duration;
import java.util.Optional;

/**
 * A real server that the platform stands on, on a fixed loopback port with a folder of its own. It can be stopped, killed
 * and started again; what it has stored is still there.
 */
public abstract sealed class Backend implements AutoCloseable
        permits LocalPostgres, LocalRedis, LocalObjectStorage, LocalIdentityProvider {

    private static final Duration MOST_START_TIME = Duration.ofSeconds(60);

    private final String name;
    private final int port;
    private Optional<ChildProcess> process = Optional.empty();

    Backend(String name, int port) {
        this.name = name;
        this.port = port;
    }

    /** What people call it, in lower case. */
    public final String name() {
        return name;
    }

    /** The loopback port that it listens on. */
    public final int port() {
        return port;
    }

    /**
     * Starts it and returns when it answers. Harmless when it runs.
     *
     * @throws PlatformFailure when the port is taken, or it does not start; the message holds its last words
     */
    public final synchronized void start() {
        if (process.filter(ChildProcess::isAlive).isPresent()) {
            return;
        }
        if (Ports.answers(port)) {
            throw new PlatformFailure("Port " + port + ", which " + name + " needs, is taken by another program. "
                    + PortHolder.describe(port));
        }
        prepare();
        ChildProcess started = launch();
        process = Optional.of(started);
        try {
            Waiting.untilHealthy(started, MOST_START_TIME, this::healthy);
            settle();
        } catch (RuntimeException e) {
            started.kill();
            throw e;
        }
    }

    /** Stops it in good order; harmless when it does not run. */
    public final synchronized void stop() {
        process.ifPresent(ChildProcess::stop);
    }

    /** Kills it with SIGKILL, as a crash would; harmless when it does not run. */
    public final synchronized void kill() {
        process.ifPresent(ChildProcess::kill);
    }

    /** Stops it, when it runs, and starts it on the same port with the same data. */
    public final synchronized void restart() {
        stop();
        start();
    }

    /** Whether it answers a request now. */
    public abstract boolean healthy();

    /** The running or last process; empty before the first start. */
    public final synchronized Optional<ChildProcess> process() {
        return process;
    }

    @Override
    public final void close() {
        stop();
    }

    /** Makes folders and files before the process starts. */
    abstract void prepare();

    /** Starts the process. */
    abstract ChildProcess launch();

    /** Makes what must exist inside it, such as roles; it is healthy now. Must be harmless when repeated. */
    abstract void settle();
}
