package io.syntho.local.cli;

import io.syntho.local.engine.PiiBench;
import io.syntho.local.engine.PiiBench.Score;
import io.syntho.local.engine.PiiBench.Spans;
import io.syntho.local.engine.PiiBench.Speed;
import io.syntho.local.terminal.Style;
import io.syntho.local.terminal.Terminal;
import java.nio.file.Path;
import java.util.Locale;

/** Prints what the search for personal data reaches on labelled tables. */
final class PiiBenchView {

    /** The labelled table of the tests: headers in several languages, shortened, or saying nothing. */
    private static final Path SHIPPED =
            Path.of("gpu-inference/evaluation/src/test/resources/io/syntho/evaluation/pii/second.csv");

    private PiiBenchView() {}

    /** The labelled table that is measured when none is named. */
    static Path shipped(Path root) {
        return root.resolve(SHIPPED);
    }

    static void print(Terminal terminal, Path table, int runs) {
        PiiBench bench = new PiiBench(table);
        terminal.line("  " + terminal.styled(Style.STRONG, String.valueOf(table.getFileName())));
        bench.columns().ifPresent(score -> terminal.line(told("columns", score) + kindRight(score)));
        bench.spans().ifPresent(spans -> terminal.line(told("places in texts", spans.score()) + perSecond(spans)));
        terminal.line(terminal.styled(Style.QUIET, "  name model   run    values   CPU s   values per CPU s"));
        bench.speed(runs).forEach(speed -> terminal.line(row(speed)));
        terminal.line();
    }

    private static String told(String what, Score score) {
        return String.format(
                Locale.ROOT,
                "  %-16s F1 %.3f   %d expected, %d found, %d of them right",
                what,
                score.f1(),
                score.expected(),
                score.found(),
                score.right());
    }

    private static String kindRight(Score score) {
        return String.format(
                Locale.ROOT, ", kind right in %.3f", (double) score.kind() / Math.max(1, score.expected()));
    }

    private static String perSecond(Spans spans) {
        return String.format(
                Locale.ROOT, "; %d texts, %.0f in a CPU second", spans.texts(), spans.texts() / spans.cpuSeconds());
    }

    private static String row(Speed speed) {
        return String.format(
                Locale.ROOT,
                "  %-10s   %3d   %,7d   %5.2f   %,16.0f",
                speed.names() ? "with" : "without",
                speed.run(),
                speed.values(),
                speed.cpuSeconds(),
                speed.perSecond());
    }
}
