package io.syntho.local.process;

import io.syntho.local.PlatformFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A server that runs as a child process on a fixed loopback port. It can be stopped, killed and started again; what it has
 * stored is still there.
 */
public abstract class LocalService implements AutoCloseable {

    /** Generous, since a cold machine with two cores may start all of them at once. */
    private static final Duration MOST_START_TIME = Duration.ofSeconds(120);

    private final String name;
    private final int port;
    private final ReentrantLock starting = new ReentrantLock();
    private volatile Optional<ChildProcess> process = Optional.empty();

    /** A service that is not started yet. */
    protected LocalService(String name, int port) {
        this.name = name;
        this.port = port;
    }

    /** What people call it: {@code PostgreSQL}. */
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
    public final void start() {
        starting.lock();
        try {
            if (!runs()) {
                startNow();
            }
        } finally {
            starting.unlock();
        }
    }

    private void startNow() {
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

    /** Stops it in good order, also while it starts; harmless when it does not run. */
    public final void stop() {
        process.ifPresent(ChildProcess::stop);
    }

    /** Kills it with SIGKILL, as a crash would; harmless when it does not run. */
    public final void kill() {
        process.ifPresent(ChildProcess::kill);
    }

    /** Stops it, when it runs, and starts it on the same port with the same data. */
    public final void restart() {
        stop();
        start();
    }

    /** Whether its process runs, healthy or not. */
    public final boolean runs() {
        return process.filter(ChildProcess::isAlive).isPresent();
    }

    /** Whether it answers a request now. */
    public abstract boolean healthy();

    /** The running or last process; empty before the first start. */
    public final Optional<ChildProcess> process() {
        return process;
    }

    @Override
    public final void close() {
        stop();
    }

    /** Makes the folders and files that it needs before its process starts. */
    protected abstract void prepare();

    /** Starts the process. */
    protected abstract ChildProcess launch();

    /** Makes what must exist inside it, such as roles; it is healthy now. Harmless when repeated. */
    protected void settle() {}
}
