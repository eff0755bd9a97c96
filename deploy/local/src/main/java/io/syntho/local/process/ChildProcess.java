package io.syntho.local.process;

import io.syntho.local.PlatformFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A running child process in a session of its own, so that a Ctrl C in the terminal reaches only us and we stop the
 * children in our order. It does not outlive us, not even when we are killed with SIGKILL: a small shell waits beside it for
 * the end of a pipe that only we hold open.
 */
public final class ChildProcess implements AutoCloseable {

    /**
     * Started as {@code sh -c WATCHED sh SIGNAL TENTHS PROGRAM ARGUMENTS…}. The shell becomes the program, so the process id
     * is the program's own; the watcher in the background ends it, then its whole group, when the pipe on standard input
     * ends. What the program writes is readable by this user only; object storage even takes a file's mode for its access.
     */
    private static final String WATCHED = """
            umask 077
            signal=$1 tenths=$2; shift 2
            exec 3<&0
            {
              cat <&3
              kill -"$signal" $$ || exit 0
              while kill -0 $$ && [ "$tenths" -gt 0 ]; do sleep 0.1; tenths=$((tenths - 1)); done
              kill -KILL -- -$$
            } >/dev/null 2>&1 &
            exec 3<&-
            exec "$@" </dev/null
            """;

    private final Launch launch;
    private final Process process;
    private final ProcessLog log;
    private final Thread follower;

    private ChildProcess(Launch launch, Process process, ProcessLog log) {
        this.launch = launch;
        this.process = process;
        this.log = log;
        this.follower = log.follow(launch.name(), process.getInputStream());
    }

    /**
     * Starts the process; its standard output and error go to the log.
     *
     * @throws PlatformFailure when the program cannot be started
     */
    public static ChildProcess start(Launch launch) {
        ProcessLog log = new ProcessLog(launch.log());
        List<String> command = new ArrayList<>(List.of(
                "setsid",
                "sh",
                "-c",
                WATCHED,
                "sh",
                launch.stopSignal(),
                Long.toString(launch.grace().toMillis() / 100)));
        command.addAll(launch.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(launch.directory().toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(launch.environment());
        try {
            return new ChildProcess(launch, builder.start(), log);
        } catch (IOException e) {
            throw new PlatformFailure("Cannot start " + launch.name() + ": " + e.getMessage(), e);
        }
    }

    /** The process id of the program itself. */
    public long pid() {
        return process.pid();
    }

    /** Whether it still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** The exit code, or empty while it runs. A process ended by signal n has the code 128 + n. */
    public OptionalInt exitCode() {
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    /**
     * Completes with the exit code when it has ended, however it ended. A thread of its own waits: {@link Process#onExit} tells
     * by the common pool, which is one thread on a machine with two cores, and may be busy for minutes.
     */
    public CompletableFuture<Integer> onExit() {
        CompletableFuture<Integer> code = new CompletableFuture<>();
        Thread.ofVirtual().name("await-" + launch.name()).start(() -> {
            try {
                code.complete(process.waitFor());
            } catch (InterruptedException e) {
                code.completeExceptionally(e);
            }
        });
        return code;
    }

    /** What it has printed. */
    public ProcessLog log() {
        return log;
    }

    /** The last lines that it printed, oldest first; all of them when it has ended. */
    public List<String> lastLines() {
        if (!process.isAlive()) {
            awaitLog();
        }
        return log.tail();
    }

    /** How it was started. */
    public Launch launch() {
        return launch;
    }

    /** Ends it in good order, or by force when its time to end is over. Returns when it has ended; harmless when it had. */
    public void stop() {
        if (process.isAlive()) {
            signal(launch.stopSignal());
            if (!endsWithin(launch.grace())) {
                kill();
            }
        }
        awaitLog();
    }

    /** Kills it with SIGKILL, as a power cut would. Returns when it is gone. */
    public void kill() {
        process.destroyForcibly();
        onExit().join();
        awaitLog();
    }

    /** Sends a signal by its name without {@code SIG}. */
    public void signal(String name) {
        try {
            new ProcessBuilder("sh", "-c", "kill -$1 $2", "sh", name, Long.toString(pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new PlatformFailure("Cannot send SIG" + name + " to " + launch.name() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
    }

    private boolean endsWithin(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The last lines of a dead process are often still in the pipe. Orphans may hold the pipe open, so this does not wait for long. */
    private void awaitLog() {
        try {
            follower.join(Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
