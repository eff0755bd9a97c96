package io.syntho.local.cli;

import io.syntho.local.ProjectRoot;
import io.syntho.local.platform.PlatformHome;
import io.syntho.local.terminal.Style;
import io.syntho.local.terminal.Terminal;
import io.syntho.local.terminal.Text;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Stops the running platform. */
@Command(name = "down", description = "Stop the platform; its data stay.")
final class DownCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        Terminal terminal = Terminal.standard();
        PlatformHome home = new PlatformHome(ProjectRoot.find());
        if (!DetachedPlatform.runs(home)) {
            terminal.line("  Syntho does not run.");
            return 0;
        }
        long begin = System.nanoTime();
        DetachedPlatform.stop(home);
        terminal.line("  " + terminal.styled(Style.GOOD, "Syntho is stopped.")
                + terminal.styled(Style.QUIET, " " + Text.time(Duration.ofNanos(System.nanoTime() - begin))));
        return 0;
    }
}
