package io.syntho.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.syntho.local.engine.Engine;
import io.syntho.local.engine.SynthesisCost;
import io.syntho.local.engine.SynthesisRun;
import io.syntho.local.terminal.Steps;
import io.syntho.local.terminal.Style;
import io.syntho.local.terminal.Terminal;
import io.syntho.local.terminal.Text;
import io.syntho.synthesis.AutoregressiveOptions;
import io.syntho.synthesis.DifferentialPrivacy;
import io.syntho.synthesis.FitOptions;
import io.syntho.synthesis.Method;
import io.syntho.synthesis.SynthesisException;
import io.syntho.synthesis.Synthesizers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The engine alone: a real table in, a synthetic one out, without a server. */
@Command(name = "synth", description = "Make a synthetic table with the engine alone, without a server.")
final class SynthCommand implements Callable<Integer> {

    private static final long MOST_ROWS = 10_000_000;
    private static final String AUTO = "auto";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "CSV, JSON, Parquet or Excel.")
    private Path input = Path.of("");

    @Option(
            names = "--method",
            paramLabel = "METHOD",
            defaultValue = "gaussian_copula",
            description =
                    "gaussian_copula unless given; auto tries those that suit the table and says why it took which.")
    private String method = "";

    @Option(names = "--rows", paramLabel = "N", required = true, description = "Rows to make.")
    private long rows;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "0",
            description = "Repeats a result byte for byte; 0 unless given.")
    private long seed;

    @Option(names = "--epochs", paramLabel = "E", description = "Most passes over the table, for methods that train.")
    private Optional<Integer> epochs = Optional.empty();

    @Option(
            names = "--epsilon",
            paramLabel = "EPS",
            description =
                    "Learn with differential privacy that spends at most this; for autoregressive. The noise does not "
                            + "follow the seed.")
    private Optional<Double> epsilon = Optional.empty();

    @Option(
            names = "--delta",
            paramLabel = "D",
            description = "With --epsilon: the chance that the promise fails; 1/(10 × rows) unless given.")
    private Optional<Double> delta = Optional.empty();

    @Option(names = "--out", paramLabel = "OUT", required = true, description = "A .csv or .parquet file.")
    private Path output = Path.of("");

    @Option(names = "--json", description = "Print what it took as JSON on the last line.")
    private boolean json;

    @Override
    public Integer call() {
        Path file = checkedInput();
        long count = checkedRows();
        Path target = checkedOutput();
        SynthesisRun run = new SynthesisRun(file, options(), count, seed, target);
        Terminal terminal = Terminal.standard();
        Banner.print(terminal, "the engine alone");
        SynthesisCost cost;
        try (Steps steps = new Steps(terminal)) {
            cost = new Engine(steps).run(run);
        }
        terminal.line();
        if (!cost.choiceReason().isEmpty()) {
            terminal.line("  " + terminal.styled(Style.ACCENT, cost.method()) + "  "
                    + terminal.styled(Style.QUIET, cost.choiceReason()));
        }
        terminal.line("  " + terminal.styled(Style.ACCENT, output.toString())
                + terminal.styled(
                        Style.QUIET,
                        "  " + size(output) + ", seed " + seed + ", peak memory " + cost.peakRssMegabytes() + " MiB"));
        cost.privacy().forEach((name, value) -> terminal.line(terminal.styled(Style.QUIET, "  " + name + " " + value)));
        terminal.line();
        if (json) {
            terminal.line(toJson(cost));
        }
        return 0;
    }

    private List<FitOptions> options() {
        String id = method.toLowerCase(Locale.ROOT).replace('-', '_');
        if (id.equals(AUTO)) {
            return Synthesizers.methods().stream()
                    .filter(known -> epochs.isEmpty() || known != Method.GAUSSIAN_COPULA)
                    .filter(known -> epsilon.isEmpty() || known == Method.AUTOREGRESSIVE)
                    .map(this::options)
                    .toList();
        }
        Method chosen = Synthesizers.methods().stream()
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseThrow(() -> wrong("--method: " + method + " (expected: one of "
                        + Synthesizers.methods().stream().map(Method::id).collect(Collectors.joining(", "))
                        + " and " + AUTO + ")"));
        return List.of(options(chosen));
    }

    private FitOptions withPrivacy(FitOptions options) {
        if (epsilon.isEmpty()) {
            if (delta.isPresent()) {
                throw wrong("--delta: " + delta.get() + " (expected: with --epsilon)");
            }
            return options;
        }
        if (!(options instanceof AutoregressiveOptions autoregressive)) {
            throw wrong("--epsilon: " + epsilon.get() + " (expected: with --method autoregressive)");
        }
        OptionalDouble chance = delta.map(OptionalDouble::of).orElse(OptionalDouble.empty());
        try {
            return autoregressive.with(
                    new DifferentialPrivacy(epsilon.get(), chance, DifferentialPrivacy.DEFAULT_GRADIENT_NORM));
        } catch (SynthesisException refused) {
            throw wrong("--" + refused.getMessage());
        }
    }

    private FitOptions options(Method chosen) {
        FitOptions defaults = FitOptions.defaults(chosen);
        return withPrivacy(
                epochs.map(most -> EpochsOption.with(spec, defaults, most)).orElse(defaults));
    }

    private Path checkedInput() {
        if (!Files.isRegularFile(input) || !Files.isReadable(input)) {
            throw wrong("FILE: " + input + " (expected: a file that can be read)");
        }
        return input;
    }

    private long checkedRows() {
        if (rows < 1 || rows > MOST_ROWS) {
            throw wrong("--rows: " + rows + " (expected: 1 to " + MOST_ROWS + ")");
        }
        return rows;
    }

    private Path checkedOutput() {
        String name = String.valueOf(output.getFileName()).toLowerCase(Locale.ROOT);
        if (!name.endsWith(".csv") && !name.endsWith(".parquet")) {
            throw wrong("--out: " + output + " (expected: a name that ends in .csv or .parquet)");
        }
        Path folder = output.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw wrong("--out: " + output + " (expected: in a folder that exists and can be written)");
        }
        return output.toAbsolutePath();
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private static String size(Path file) {
        try {
            return Text.size(Files.size(file));
        } catch (IOException gone) {
            return "gone";
        }
    }

    private static String toJson(SynthesisCost cost) {
        try {
            return JSON.writeValueAsString(cost);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of numbers can be written", e);
        }
    }
}
