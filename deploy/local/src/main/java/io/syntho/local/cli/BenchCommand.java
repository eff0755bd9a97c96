package io.syntho.local.cli;

import io.syntho.local.ProjectRoot;
import io.syntho.local.demo.JobBench;
import io.syntho.local.demo.JobMeasurement;
import io.syntho.local.engine.EngineBench;
import io.syntho.local.platform.PlatformHome;
import io.syntho.local.terminal.Style;
import io.syntho.local.terminal.Terminal;
import io.syntho.synthesis.FitOptions;
import io.syntho.synthesis.Method;
import io.syntho.synthesis.Synthesizers;
import io.syntho.synthesis.UnsupportedMethodException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures the engine, whole jobs, or the search for personal data. It judges nothing: what a number should be stands in the documentation. */
@Command(
        name = "bench",
        description = "Measure every method on a real table, what whole jobs take, or the search for personal data.")
final class BenchCommand implements Callable<Integer> {

    private static final String ENGINE = "engine";
    private static final String JOBS = "jobs";
    private static final String PII = "pii";
    private static final double MEBIBYTE = 1 << 20;

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "SUITE",
            defaultValue = ENGINE,
            description =
                    "engine unless given; jobs: time and the worker's memory, each on a fresh platform; pii: the search for personal data on labelled tables.")
    private String suite = ENGINE;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "FILE", description = "The tables.")
    private List<Path> files = List.of();

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

    @Option(
            names = "--method",
            paramLabel = "METHOD",
            description = "Only this method of the engine; again for another. All of them unless given.")
    private List<String> methods = List.of();

    @Option(names = "--seed", paramLabel = "S", defaultValue = "0", description = "Of the engine; 0 unless given.")
    private long seed;

    @Option(names = "--epochs", paramLabel = "E", description = "Most passes over the rows, for methods that train.")
    private Optional<Integer> epochs = Optional.empty();

    @Option(names = "--json", description = "A line of JSON for each fit of the engine.")
    private boolean json;

    @Override
    public Integer call() {
        return switch (suite) {
            case ENGINE -> engine();
            case JOBS -> jobs();
            case PII -> pii();
            default ->
                throw new ParameterException(
                        spec.commandLine(),
                        "SUITE: " + suite + " (expected: " + ENGINE + ", " + JOBS + " or " + PII + ")");
        };
    }

    private int pii() {
        requireReadable();
        if (runs < 1) {
            throw new ParameterException(spec.commandLine(), "--runs: " + runs + " (expected: at least 1)");
        }
        Terminal terminal = Terminal.standard();
        Banner.print(terminal, "the search for personal data on labelled tables");
        List<Path> tables = files.isEmpty()
                ? List.of(PiiBenchView.shipped(ProjectRoot.find().path()))
                : files;
        tables.forEach(table -> PiiBenchView.print(terminal, table, runs));
        return 0;
    }

    private void requireReadable() {
        for (Path file : files) {
            if (!Files.isReadable(file)) {
                throw new ParameterException(
                        spec.commandLine(), "FILE: " + file + " (expected: a file that can be read)");
            }
        }
    }

    private int jobs() {
        requireReadable();
        if (files.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "FILE: none (expected: the tables of " + JOBS + ")");
        }
        Terminal terminal = Terminal.standard();
        DetachedPlatform.requireNone(new PlatformHome(ProjectRoot.find()));
        Banner.print(terminal, "whole jobs by gaussian_copula, as many rows as the table has, seed 0");
        List<String> rows = new ArrayList<>();
        for (Path file : files) {
            terminal.line("  " + file.getFileName());
            rows.add(row(file, new JobBench(terminal).measure(file)));
            terminal.line();
        }
        terminal.line(terminal.styled(
                Style.QUIET,
                "  table                     rows   columns   table MiB   bound MiB   peak MiB   job s   detect s"));
        rows.forEach(terminal::line);
        terminal.line();
        return 0;
    }

    private static String row(Path file, JobMeasurement one) {
        return String.format(
                Locale.ROOT,
                "  %-20s %,9d   %7d   %9.1f   %9.1f   %8.1f   %5.1f   %8.1f",
                file.getFileName(),
                one.rows(),
                one.columns(),
                one.tableBytes() / MEBIBYTE,
                one.boundBytes() / MEBIBYTE,
                one.peakBytes() / MEBIBYTE,
                one.jobSeconds(),
                one.detectSeconds());
    }

    private int engine() {
        requireReadable();
        if (rows < 100 || runs < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--rows: " + rows + ", --runs: " + runs + " (expected: at least 100 and 1)");
        }
        Terminal terminal = Terminal.standard();
        List<Path> tables = new ArrayList<>(files);
        input.ifPresent(tables::add);
        if (tables.isEmpty()) {
            tables.add(ShippedTable.adult(new PlatformHome(ProjectRoot.find())));
        }
        List<FitOptions> options = chosen().stream().map(this::options).toList();
        EngineBenchView view = new EngineBenchView(terminal, json);
        if (!json) {
            Banner.print(terminal, "the engine, up to " + rows + " rows of a table, seed " + seed);
        }
        view.head();
        tables.forEach(table -> new EngineBench(table, rows, options, seed).measure(runs, view::print));
        return 0;
    }

    private FitOptions options(Method method) {
        FitOptions defaults = FitOptions.defaults(method);
        return epochs.map(most -> EpochsOption.with(spec, defaults, most)).orElse(defaults);
    }

    private List<Method> chosen() {
        if (methods.isEmpty()) {
            return Synthesizers.methods();
        }
        try {
            return methods.stream()
                    .map(id -> Synthesizers.of(
                                    Method.of(id.toLowerCase(Locale.ROOT).replace('-', '_')))
                            .method())
                    .toList();
        } catch (UnsupportedMethodException unknown) {
            throw new ParameterException(spec.commandLine(), "--" + unknown.getMessage(), unknown);
        }
    }
}
