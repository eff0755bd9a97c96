package io.syntho.local.cli;

import io.syntho.local.ProjectRoot;
import io.syntho.local.platform.PartState;
import io.syntho.local.platform.PlatformHome;
import io.syntho.local.platform.PlatformState;
import io.syntho.local.terminal.Style;
import io.syntho.local.terminal.Terminal;
import io.syntho.local.terminal.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** Tells how the platform is. The exit code is 0 when it runs and every part is ready, else 1. */
@Command(name = "status", description = "Tell which parts run, where, for how long, and in how much memory.")
final class StatusCommand implements Callable<Integer> {

    private static final int NAME_WIDTH = 16;
    private static final int ADDRESS_WIDTH = 17;
    private static final int NUMBER_WIDTH = 10;
    private static final long KIBIBYTE = 1024;

    @Override
    public Integer call() {
        Terminal terminal = Terminal.standard();
        PlatformHome home = new PlatformHome(ProjectRoot.find());
        Optional<PlatformState> running = DetachedPlatform.state(home);
        if (running.isEmpty()) {
            terminal.line("  Syntho does not run. Start it with ./syntho up.");
            return 1;
        }
        PlatformState state = running.get();
        Banner.print(
                terminal, "process " + state.pid() + ", " + state.phase().name().toLowerCase(java.util.Locale.ROOT));
        terminal.line("    "
                + terminal.styled(
                        Style.QUIET,
                        Text.padded("part", NAME_WIDTH)
                                + Text.padded("address", ADDRESS_WIDTH) + "  "
                                + Text.padded("process", NUMBER_WIDTH) + Text.padded("memory", NUMBER_WIDTH)
                                + "ready for"));
        state.parts().forEach(part -> terminal.line("  " + sign(terminal, part) + " " + row(part)));
        terminal.line();
        new PlatformAddresses(terminal).print(home, DetachedPlatform.endpoints(home));
        boolean well = state.parts().stream().allMatch(part -> part.phase() == PartState.Phase.READY);
        return well ? 0 : 1;
    }

    private static String sign(Terminal terminal, PartState part) {
        return part.phase() == PartState.Phase.READY
                ? terminal.styled(Style.GOOD, "✓")
                : terminal.styled(Style.BAD, "✗");
    }

    private static String row(PartState part) {
        String row =
                Text.padded(part.name(), NAME_WIDTH) + Text.padded("127.0.0.1:" + part.port(), ADDRESS_WIDTH) + "  ";
        if (part.phase() != PartState.Phase.READY) {
            return row + part.phase().name().toLowerCase(java.util.Locale.ROOT) + " "
                    + part.detail().lines().findFirst().orElse("");
        }
        String again = part.restarts() == 0 ? "" : ", started again " + part.restarts() + "×";
        Duration since = Duration.ofMillis(System.currentTimeMillis() - part.sinceMillis());
        return row
                + Text.padded(Long.toString(part.pid()), NUMBER_WIDTH)
                + Text.padded(memory(part.pid()), NUMBER_WIDTH)
                + since(since)
                + again;
    }

    private static String since(Duration time) {
        if (time.toHours() > 0) {
            return time.toHours() + " h " + time.toMinutesPart() + " min";
        }
        return time.toMinutes() > 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
    }

    /** What the process has in memory, as the kernel counts it; empty where it does not tell. */
    private static String memory(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> Text.size(Long.parseLong(line.replaceAll("\\D", "")) * KIBIBYTE))
                    .findFirst()
                    .orElse("");
        } catch (IOException gone) {
            return "";
        }
    }
}
