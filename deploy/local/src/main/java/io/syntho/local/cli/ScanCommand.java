package io.syntho.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.syntho.local.engine.ColumnScan;
import io.syntho.local.engine.TableScan;
import io.syntho.local.engine.TextSpans;
import io.syntho.local.terminal.Steps;
import io.syntho.local.terminal.Style;
import io.syntho.local.terminal.Terminal;
import io.syntho.local.terminal.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Personal data in the columns of a table, found without a server. No value is printed whole. */
@Command(name = "scan", description = "Find the columns of a table that hold personal data, without a server.")
final class ScanCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WIDEST_NAME = 28;
    private static final int KIND_WIDTH = 18;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "CSV, JSON, Parquet or Excel.")
    private Path input = Path.of("");

    @Option(names = "--json", description = "Print all columns as JSON on the last line.")
    private boolean json;

    @Option(
            names = "--spans",
            paramLabel = "COLUMN",
            description =
                    "Print where personal data stand in each text of this column, a line of JSON a row that has some.")
    private Optional<String> spans = Optional.empty();

    @Override
    public Integer call() {
        if (!Files.isRegularFile(input) || !Files.isReadable(input)) {
            throw new ParameterException(spec.commandLine(), "FILE: " + input + " (expected: a file that can be read)");
        }
        Terminal terminal = Terminal.standard();
        if (spans.isPresent()) {
            TextSpans.of(input, spans.get(), found -> terminal.line(toJson(found)));
            return 0;
        }
        Banner.print(terminal, "personal data, by column");
        TableScan scan;
        try (Steps steps = new Steps(terminal)) {
            scan = TableScan.of(input, steps);
        }
        terminal.line();
        print(terminal, scan);
        if (json) {
            terminal.line(toJson(scan));
        }
        return 0;
    }

    private static void print(Terminal terminal, TableScan scan) {
        int longest =
                scan.columns().keySet().stream().mapToInt(Text::width).max().orElse(0);
        int width = Math.min(WIDEST_NAME, longest) + 2;
        int none = 0;
        for (Map.Entry<String, ColumnScan> column : scan.columns().entrySet()) {
            if (column.getValue().kind().equals("NONE")) {
                none++;
            } else {
                printFinding(terminal, width, printable(column.getKey()), column.getValue());
            }
        }
        terminal.line(terminal.styled(Style.QUIET, "  " + none + " columns hold none that we know."));
        terminal.line();
    }

    private static void printFinding(Terminal terminal, int width, String name, ColumnScan found) {
        String kind = found.kind().toLowerCase(Locale.ROOT).replace('_', ' ');
        terminal.line("  " + terminal.styled(Style.ACCENT, Text.padded(Text.cut(name, width - 2), width))
                + terminal.styled(found.pii() ? Style.STRONG : Style.QUIET, Text.padded(kind, KIND_WIDTH))
                + String.format(Locale.ROOT, "%4.0f %%  sure %.2f", 100 * found.share(), found.confidence())
                + (found.hipaa().isEmpty() ? "" : "  HIPAA " + found.hipaa())
                + (found.quasiIdentifier() ? "  only together with others" : ""));
        terminal.line("  " + " ".repeat(width) + terminal.styled(Style.QUIET, printable(found.evidence())));
        if (!found.examples().isEmpty()) {
            terminal.line("  " + " ".repeat(width)
                    + terminal.styled(Style.QUIET, printable(String.join("   ", found.examples()))));
        }
    }

    /** Names and texts come from the file: no control character of theirs reaches the terminal. */
    private static String printable(String text) {
        return text.replaceAll("\\p{C}", " ");
    }

    private static String toJson(Object scan) {
        try {
            return JSON.writeValueAsString(scan);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of texts and numbers can be written", e);
        }
    }
}
