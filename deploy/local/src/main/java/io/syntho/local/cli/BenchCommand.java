package io.syntho.local.cli;

import io.syntho.local.ProjectRoot;
import io.syntho.local.engine.EngineBench;
import io.syntho.local.engine.EngineBench.Measurement;
import io.syntho.local.platform.PlatformHome;
import io.syntho.local.terminal.Style;
import io.syntho.local.terminal.Terminal;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures the engine. It judges nothing: what a number should be stands in the documentation. */
@Command(name = "bench", description = "Measure time and quality of every method on a real table.")
final class BenchCommand implements Callable<Integer> {

    private static final String ENGINE = "engine";

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "SUITE", defaultValue = ENGINE, description = "engine, the only one.")
    private String suite = ENGINE;

    @Option(names = "--input", paramLabel = "FILE", description = "The census table Adult unless given.")
    private Optional<Path> input = Optional.empty();

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Rows to learn from and to make; 10000 unless given.")
    private int rows;

    @Option(
            names = "--runs",
            paramLabel = "R",
            defaultValue = "3",
            description = "How often; 3 unless given. The first runs in a cold JVM.")
    private int runs;

    @Override
    public Integer call() {
        if (!suite.equals(ENGINE)) {
            throw new ParameterException(spec.commandLine(), "SUITE: " + suite + " (expected: " + ENGINE + ")");
        }
        if (rows < 100 || runs < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--rows: " + rows + ", --runs: " + runs + " (expected: at least 100 and 1)");
        }
        Terminal terminal = Terminal.standard();
        Path table = input.orElseGet(() -> ShippedTable.adult(new PlatformHome(ProjectRoot.find())));
        Banner.print(terminal, "the engine on " + table.getFileName() + ", " + rows + " rows, seed 0");
        terminal.line(terminal.styled(
                Style.QUIET, "  method             run   fit CPU s   sample CPU s   quality   shapes    pairs"));
        new EngineBench(table, rows).measure(runs).forEach(one -> terminal.line(row(one)));
        terminal.line();
        return 0;
    }

    private static String row(Measurement one) {
        return String.format(
                Locale.ROOT,
                "  %-18s %3d   %9.2f   %12.2f   %7.3f   %6.3f   %6.3f",
                one.method().id(),
                one.run(),
                one.fitCpuSeconds(),
                one.sampleCpuSeconds(),
                one.quality().overall(),
                one.quality().columnShapes().orElse(Double.NaN),
                one.quality().columnPairTrends().orElse(Double.NaN));
    }
}
