package io.syntho.local.cli;

import io.syntho.local.platform.PartState;
import io.syntho.local.platform.PlatformState;
import io.syntho.local.terminal.Spinner;
import io.syntho.local.terminal.Style;
import io.syntho.local.terminal.Terminal;
import io.syntho.local.terminal.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The platform's state as lines of text.
 *
 * @param terminal which they are made for
 */
record PlatformView(Terminal terminal) {

    private static final int NAME_WIDTH = 16;
    private static final int TIME_WIDTH = 12;

    /** A line for each part: how it is, and since when. */
    List<String> table(PlatformState state) {
        List<String> lines = new ArrayList<>();
        state.parts()
                .forEach(part ->
                        lines.add("  " + sign(part) + " " + Text.padded(part.name(), NAME_WIDTH) + about(part)));
        return lines;
    }

    /** One line about one part, for where lines cannot change. */
    String line(PartState part) {
        return Text.padded(part.name(), NAME_WIDTH) + about(part);
    }

    private String sign(PartState part) {
        return switch (part.phase()) {
            case WAITING, STOPPED -> terminal.styled(Style.QUIET, "·");
            case STARTING -> terminal.styled(Style.ACCENT, Spinner.now());
            case READY -> terminal.styled(Style.GOOD, "✓");
            case RESTARTING -> terminal.styled(Style.WARNING, "!");
            case FAILED -> terminal.styled(Style.BAD, "✗");
        };
    }

    private String about(PartState part) {
        return switch (part.phase()) {
            case WAITING -> terminal.styled(Style.QUIET, "waits");
            case STARTING -> Text.padded(Text.time(since(part)), TIME_WIDTH) + terminal.styled(Style.QUIET, "starting");
            case READY -> ready(part);
            case RESTARTING -> terminal.styled(Style.WARNING, "died, starts again: ") + firstLine(part.detail());
            case FAILED ->
                terminal.styled(Style.BAD, part.restarts() == 0 ? "failed" : "given up: " + firstLine(part.detail()));
            case STOPPED -> terminal.styled(Style.QUIET, "stopped");
        };
    }

    private String ready(PartState part) {
        String time =
                part.startSeconds() > 0 ? Text.time(Duration.ofMillis(Math.round(part.startSeconds() * 1000))) : "";
        return Text.padded(time, TIME_WIDTH) + terminal.styled(Style.QUIET, "127.0.0.1:" + part.port());
    }

    private static Duration since(PartState part) {
        return Duration.ofMillis(Math.max(0, System.currentTimeMillis() - part.sinceMillis()));
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
