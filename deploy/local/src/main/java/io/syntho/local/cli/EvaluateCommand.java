package io.syntho.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.syntho.evaluation.privacy.PrivacyReport;
import io.syntho.evaluation.quality.QualityReport;
import io.syntho.local.engine.Evaluated;
import io.syntho.local.engine.EvaluationEngine;
import io.syntho.local.engine.EvaluationJson;
import io.syntho.local.engine.EvaluationRun;
import io.syntho.local.terminal.Steps;
import io.syntho.local.terminal.Style;
import io.syntho.local.terminal.Terminal;
import io.syntho.local.terminal.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The evidence about a synthetic table of any origin, without a server. */
@Command(name = "evaluate", description = "Measure a synthetic table against the real one, without a server.")
final class EvaluateCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NAME_WIDTH = 14;
    private static final int BAR_WIDTH = 24;

    @Spec
    private CommandSpec spec;

    @Option(names = "--train", paramLabel = "T", required = true, description = "The rows it was made from.")
    private Path train = Path.of("");

    @Option(
            names = "--holdout",
            paramLabel = "H",
            required = true,
            description = "Rows of the same origin, set aside before: what is normal.")
    private Path holdout = Path.of("");

    @Option(names = "--synth", paramLabel = "S", required = true, description = "The rows that were made.")
    private Path synthetic = Path.of("");

    @Option(names = "--target", paramLabel = "C", description = "A column that the others are to predict.")
    private Optional<String> target = Optional.empty();

    @Option(
            names = "--sensitive",
            paramLabel = "C",
            description = "A column that an attacker would like to infer; may be given again. All unless given.")
    private List<String> sensitive = List.of();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Repeats a result to the digit; 0 unless given.")
    private long seed;

    @Option(names = "--json", description = "Print the evidence as JSON on the last line.")
    private boolean json;

    @Override
    public Integer call() {
        EvaluationRun run = new EvaluationRun(
                readable("--train", train),
                readable("--holdout", holdout),
                readable("--synth", synthetic),
                target,
                Set.copyOf(sensitive),
                seed);
        Terminal terminal = Terminal.standard();
        Banner.print(terminal, "the evidence about a synthetic table");
        Evaluated evaluated;
        try (Steps steps = new Steps(terminal)) {
            evaluated = new EvaluationEngine(steps).run(run);
        }
        print(terminal, evaluated);
        if (json) {
            terminal.line(toJson(evaluated));
        }
        return 0;
    }

    private static void print(Terminal terminal, Evaluated evaluated) {
        PrivacyReport privacy = evaluated.result().privacy();
        QualityReport quality = evaluated.result().quality();
        terminal.line();
        bar(
                terminal,
                "Privacy",
                privacy.score() / 100,
                "%.2f of 100, %s risk".formatted(privacy.score(), Text.words(privacy.level())));
        bar(
                terminal,
                "Quality",
                quality.overall(),
                "%.3f, %s".formatted(quality.overall(), quality.passed() ? "passed" : "not passed"));
        quality.detection()
                .ifPresent(found ->
                        bar(terminal, "Told apart", found.auc(), "%.3f of 1; 0.500 is chance".formatted(found.auc())));
        quality.efficacy()
                .ifPresent(found -> bar(
                        terminal,
                        "Learned from",
                        found.synthetic(),
                        "%.3f against %.3f from real rows, %s of %s"
                                .formatted(
                                        found.synthetic(),
                                        found.real(),
                                        found.task().measure(),
                                        printable(found.target()))));
        privacy.reasons().forEach(reason -> terminal.line("  " + terminal.styled(Style.QUIET, reason)));
        terminal.line();
    }

    private static void bar(Terminal terminal, String name, double share, String words) {
        terminal.line("  " + Text.padded(name, NAME_WIDTH) + terminal.styled(Style.ACCENT, Text.bar(share, BAR_WIDTH))
                + "  " + words);
    }

    /** Names come from the file: no control character of theirs reaches the terminal. */
    private static String printable(String text) {
        return text.replaceAll("\\p{C}", " ");
    }

    private Path readable(String option, Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new ParameterException(
                    spec.commandLine(), option + ": " + file + " (expected: a file that can be read)");
        }
        return file;
    }

    private static String toJson(Evaluated evaluated) {
        try {
            return JSON.writeValueAsString(EvaluationJson.of(evaluated));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers and words can be written", e);
        }
    }
}
