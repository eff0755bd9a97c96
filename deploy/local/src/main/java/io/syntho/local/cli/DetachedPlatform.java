package io.syntho.local.cli;

import io.syntho.local.PlatformFailure;
import io.syntho.local.ProjectRoot;
import io.syntho.local.platform.Endpoints;
import io.syntho.local.platform.Platform;
import io.syntho.local.platform.PlatformHome;
import io.syntho.local.platform.PlatformLock;
import io.syntho.local.platform.PlatformState;
import io.syntho.local.platform.StateFile;
import io.syntho.local.process.Folders;
import io.syntho.local.process.JavaCommand;
import io.syntho.local.process.Waiting;
import io.syntho.local.terminal.Terminal;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A platform that another process runs: starts that process, asks how it is, and ends it. */
final class DetachedPlatform {

    private static final Duration MOST_STOP_TIME = Duration.ofSeconds(90);

    private DetachedPlatform() {}

    /** Whether a platform of this project runs now, in whatever process. */
    static boolean runs(PlatformHome home) {
        return PlatformLock.isHeld(home.lock());
    }

    /** How the running platform is; empty when none runs. */
    static Optional<PlatformState> state(PlatformHome home) {
        return runs(home) ? StateFile.read(home.state()) : Optional.empty();
    }

    /**
     * Says where the platform is that runs already.
     *
     * @throws PlatformFailure when one runs
     */
    static void requireNone(PlatformHome home) {
        if (runs(home)) {
            throw new PlatformFailure(Platform.alreadyRuns(home));
        }
    }

    /** Where the platform's parts listen, running or not. */
    static Endpoints endpoints(PlatformHome home) {
        return Endpoints.in(home.endpoints());
    }

    /**
     * Starts it in a session of its own and returns when it is ready, showing how it comes up.
     *
     * @throws PlatformFailure when it runs already, or does not come up
     */
    static void start(PlatformHome home, Terminal terminal) {
        requireNone(home);
        Path log = Folders.makePrivate(home.logs()).resolve("platform.log");
        Banner.print(terminal, "starting the platform in the background");
        Process process = launch(home, log.toFile());
        PlatformState none = new PlatformState(0, PlatformState.Phase.STARTING, "", List.of(), "");
        try (PlatformReporter reporter = new PlatformReporter(terminal, none)) {
            awaitReady(home, process, reporter, log);
        }
        terminal.line();
    }

    /**
     * Ends the running platform and returns when it is gone.
     *
     * @throws PlatformFailure when it does not end
     */
    static void stop(PlatformHome home) {
        PlatformState state = state(home).orElseThrow(() -> new PlatformFailure("Syntho does not run."));
        ProcessHandle.of(state.pid()).ifPresent(ProcessHandle::destroy);
        long end = System.nanoTime() + MOST_STOP_TIME.toNanos();
        while (runs(home) || exists(state.pid())) {
            if (System.nanoTime() > end) {
                throw new PlatformFailure("Syntho does not end. End process " + state.pid() + " with: kill -9 "
                        + state.pid() + " (its children end with it)");
            }
            Waiting.pause();
        }
    }

    /** A zombie, whose parent has not collected it, has no command line any more. */
    private static boolean exists(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().commandLine())
                .isPresent();
    }

    private static void awaitReady(PlatformHome home, Process process, PlatformReporter reporter, Path log) {
        while (true) {
            Optional<PlatformState> state = StateFile.read(home.state()).filter(read -> read.pid() == process.pid());
            state.ifPresent(reporter);
            if (state.filter(read -> read.phase() == PlatformState.Phase.READY).isPresent()) {
                return;
            }
            if (!process.isAlive()) {
                throw new PlatformFailure(state.map(PlatformState::failure)
                        .filter(failure -> !failure.isEmpty())
                        .orElse("The platform's process ended. Its log: " + log));
            }
            Waiting.pause();
        }
    }

    private static Process launch(PlatformHome home, File log) {
        List<String> command =
                new ArrayList<>(List.of("setsid", JavaCommand.java().toString()));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> !flag.startsWith("-D" + Terminal.LIVE))
                .toList());
        command.addAll(List.of(
                "-D" + ProjectRoot.PROPERTY + "=" + home.root().path(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "up",
                "--supervise"));
        try {
            return new ProcessBuilder(command)
                    .directory(home.root().path().toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(log)
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new PlatformFailure("Cannot start the platform's process: " + e.getMessage(), e);
        }
    }
}
