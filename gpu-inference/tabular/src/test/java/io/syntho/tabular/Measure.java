package io.syntho.tabular;

import io.syntho.tabular.read.LoadedTable;
import io.syntho.tabular.read.ReadLimits;
import io.syntho.tabular.read.TableReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Run by hand: loads a file, then reads it with the schema found, and prints seconds, CPU seconds, megabytes and what was detected.
 * Arguments: a file, and {@code -v} to see the columns.
 */
final class Measure {

    private Measure() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        long start = System.nanoTime();
        LoadedTable loaded = TableReader.load(file, file.getFileName().toString(), ReadLimits.DEFAULT);
        String load = line("load", start, loaded.table());
        start = System.nanoTime();
        Table again = TableReader.read(file, loaded.schema(), ReadLimits.DEFAULT);
        String read = line("read", start, again);
        System.out.printf("%s %,d x %d%n%s%n%s%n", file.getFileName(), again.rows(), again.width(), load, read);
        if (arguments.length > 1) {
            loaded.schema().columns().forEach(Measure::print);
        }
    }

    private static String line(String what, long start, Table table) throws IOException {
        double cpu = ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toMillis()
                / 1e3;
        long peak = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
        return "  %s %.2f s, process so far %.2f CPU s, peak %d MB, table %.1f MB"
                .formatted(what, (System.nanoTime() - start) / 1e9, cpu, peak, table.bytes() / 1e6);
    }

    private static void print(ColumnSchema column) {
        ColumnProfile profile = column.profile();
        System.out.printf(
                "  %-28s %-8s %-11s %.2f miss %.3f dist %d dec %d/%d %s %s | %s%n",
                column.name(),
                column.type(),
                column.meaning(),
                column.confidence(),
                profile.missingShare(),
                profile.distinctCount(),
                column.format().numberStyle().minimumDecimals(),
                column.format().decimals(),
                column.format().datePattern().orElse(""),
                column.format().missingMarkers(),
                profile.sample());
    }
}
