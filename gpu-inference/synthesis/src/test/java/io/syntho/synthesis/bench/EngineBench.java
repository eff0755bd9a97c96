package io.syntho.synthesis.bench;

import io.syntho.synthesis.Cancellation;
import io.syntho.synthesis.FitContext;
import io.syntho.synthesis.FitOptions;
import io.syntho.synthesis.FittedModel;
import io.syntho.synthesis.Method;
import io.syntho.synthesis.ProgressListener;
import io.syntho.synthesis.SampleRequest;
import io.syntho.synthesis.SynthesisException;
import io.syntho.synthesis.Synthesizers;
import io.syntho.tabular.Column;
import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import io.syntho.tabular.ValueText;
import io.syntho.tabular.read.LoadedTable;
import io.syntho.tabular.read.ReadLimits;
import io.syntho.tabular.read.TableReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Fits and samples files with every method of this build and prints, per file and method, one line of JSON, and a table at the end.
 *
 * <p>{@code EngineBench [--rows N] [--seed S] [--out FOLDER] FILE...}: {@code N} rows are sampled (100,000 by default); with a folder, as many rows as
 * the file has are written there as CSV, for a judge.
 */
public final class EngineBench {

    private static final int DEFAULT_ROWS = 100_000;

    private record Line(
            String file, String method, Table table, double[] fit, double[] sample, long modelBytes, String failure) {}

    private EngineBench() {}

    /** Runs the benchmark. */
    public static void main(String[] arguments) throws IOException {
        int rows = DEFAULT_ROWS;
        long seed = 0;
        Path out = Path.of("");
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--rows" -> rows = Integer.parseInt(arguments[++i]);
                case "--seed" -> seed = Long.parseLong(arguments[++i]);
                case "--out" -> out = Path.of(arguments[++i]);
                default -> {
                    for (Method method : Synthesizers.methods()) {
                        lines.add(measure(Path.of(arguments[i]), method, rows, seed, out));
                    }
                }
            }
        }
        System.out.println(table(lines));
    }

    private static Line measure(Path file, Method method, int rows, long seed, Path out) throws IOException {
        LoadedTable loaded = TableReader.load(file, file.getFileName().toString(), ReadLimits.DEFAULT);
        Table table = loaded.table();
        Line line;
        try {
            double[] begin = clock();
            FittedModel model = Synthesizers.of(method)
                    .fit(table, loaded.schema(), FitOptions.defaults(method), FitContext.ofSeed(seed));
            double[] fit = since(begin);
            begin = clock();
            model.sample(SampleRequest.of(rows, seed), ProgressListener.NONE, Cancellation.NONE, batch -> {});
            double[] sample = since(begin);
            line = new Line(name(file), method.id(), table, fit, sample, size(model), "");
            if (!out.toString().isEmpty()) {
                write(
                        model.sample(table.rows(), seed),
                        loaded.schema(),
                        out.resolve(name(file) + "." + method.id() + ".csv"));
            }
        } catch (SynthesisException e) {
            line = new Line(
                    name(file),
                    method.id(),
                    table,
                    new double[2],
                    new double[2],
                    0,
                    e.reason() + ": " + e.getMessage());
        }
        System.out.println(json(line, rows));
        return line;
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    /** Wall and processor seconds so far. */
    private static double[] clock() {
        long cpu = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
        return new double[] {System.nanoTime() / 1e9, cpu / 1e9};
    }

    private static double[] since(double[] begin) {
        double[] now = clock();
        return new double[] {now[0] - begin[0], now[1] - begin[1]};
    }

    private static long size(FittedModel model) throws IOException {
        long[] bytes = new long[1];
        model.save(new OutputStream() {
            @Override
            public void write(int b) {
                bytes[0]++;
            }

            @Override
            public void write(byte[] b, int off, int len) {
                bytes[0] += len;
            }
        });
        return bytes[0];
    }

    private static String json(Line line, int rows) {
        return String.format(
                Locale.ROOT,
                "{\"file\":\"%s\",\"method\":\"%s\",\"rows\":%d,\"columns\":%d,\"fit_wall_seconds\":%.3f,\"fit_cpu_seconds\":%.3f,"
                        + "\"sample_rows\":%d,\"sample_wall_seconds\":%.3f,\"sample_cpu_seconds\":%.3f,\"model_bytes\":%d,\"failure\":\"%s\"}",
                line.file(),
                line.method(),
                line.table().rows(),
                line.table().width(),
                line.fit()[0],
                line.fit()[1],
                rows,
                line.sample()[0],
                line.sample()[1],
                line.modelBytes(),
                line.failure());
    }

    private static String table(List<Line> lines) {
        String head = "%-28s %-18s %9s %4s %9s %9s %9s %9s%n"
                .formatted("file", "method", "rows", "cols", "fit s", "fit cpu", "sample s", "model KB");
        return head
                + lines.stream()
                        .map(line -> "%-28s %-18s %9d %4d %9.2f %9.2f %9.2f %9d %s"
                                .formatted(
                                        line.file(),
                                        line.method(),
                                        line.table().rows(),
                                        line.table().width(),
                                        line.fit()[0],
                                        line.fit()[1],
                                        line.sample()[0],
                                        line.modelBytes() / 1024,
                                        line.failure()))
                        .collect(Collectors.joining("\n"));
    }

    private static void write(Table table, TableSchema schema, Path file) throws IOException {
        List<ValueText> texts = schema.columns().stream().map(ValueText::of).toList();
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            writer.write(table.columns().stream()
                    .map(column -> quoted(column.name()))
                    .collect(Collectors.joining(",")));
            for (int row = 0; row < table.rows(); row++) {
                writer.write('\n');
                for (int c = 0; c < table.width(); c++) {
                    Column column = table.column(c);
                    writer.write((c == 0 ? "" : ",") + quoted(texts.get(c).text(column, row)));
                }
            }
            writer.write('\n');
        }
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
