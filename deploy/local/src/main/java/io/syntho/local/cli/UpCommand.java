package io.syntho.local.cli;

import io.syntho.local.PlatformFailure;
import io.syntho.local.ProjectRoot;
import io.syntho.local.platform.Platform;
import io.syntho.local.platform.PlatformHome;
import io.syntho.local.platform.PlatformState;
import io.syntho.local.terminal.Style;
import io.syntho.local.terminal.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the platform and stays until Ctrl C, or leaves it running in the background. */
@Command(name = "up", description = "Start the platform and stay with it; Ctrl C stops it.")
final class UpCommand implements Callable<Integer> {

    @Option(names = "--detach", description = "Return when it is ready and leave it running; ./syntho down stops it.")
    private boolean detach;

    @Option(names = "--supervise", hidden = true, description = "Be the background process of --detach.")
    private boolean supervise;

    @Override
    public Integer call() {
        Terminal terminal = Terminal.standard();
        PlatformHome home = new PlatformHome(ProjectRoot.find());
        DetachedPlatform.requireNone(home);
        if (detach) {
            DetachedPlatform.start(home, terminal);
            new PlatformAddresses(terminal).print(home, DetachedPlatform.endpoints(home));
            terminal.line();
            terminal.line("  It runs in the background. See it with ./syntho status, stop it with ./syntho down.");
            return 0;
        }
        stay(home, terminal);
        return 0;
    }

    private void stay(PlatformHome home, Terminal terminal) {
        Banner.print(terminal, "starting the platform");
        PlatformReporter reporter =
                new PlatformReporter(terminal, new PlatformState(0, PlatformState.Phase.STARTING, "", List.of(), ""));
        Platform platform;
        try {
            platform = Platform.open(home, reporter);
        } catch (PlatformFailure e) {
            reporter.close();
            throw e;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(platform, reporter, terminal), "stop-platform"));
        try {
            platform.start();
            platform.supervise();
        } finally {
            reporter.close();
        }
        terminal.line();
        new PlatformAddresses(terminal).print(home, platform.endpoints());
        terminal.line();
        terminal.line("  " + terminal.styled(Style.GOOD, "Syntho is ready.") + (supervise ? "" : " Ctrl C stops it."));
        awaitSignal();
    }

    /** Runs in the shutdown hook: the signal has ended the wait below, and the process ends when this returns. */
    private static void stop(Platform platform, PlatformReporter reporter, Terminal terminal) {
        reporter.close();
        if (platform.state().phase() != PlatformState.Phase.STOPPED) {
            terminal.line();
            terminal.line("  Stopping.");
        }
        platform.stop();
    }

    private static void awaitSignal() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
