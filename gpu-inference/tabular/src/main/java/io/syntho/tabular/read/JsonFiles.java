package io.syntho.tabular.read;

import io.syntho.tabular.duckdb.DuckDb;
import io.syntho.tabular.duckdb.Scratch;
import io.syntho.tabular.read.RowSource.Kind;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Opens JSON arrays and JSON lines. DuckDB parses each object once and every value arrives as text, nested ones as JSON: what the columns
 * are is then found as for CSV, and not by a sniffer that looks at some rows. Keys are reached by JSON pointers, never as SQL names.
 */
final class JsonFiles {

    private JsonFiles() {}

    static RowSource open(TextFile file, FileType type, ReadLimits limits) throws IOException {
        JsonScan.Found found;
        try (Reader text = file.text()) {
            found = JsonScan.scan(text, limits);
        }
        Detection.checkRows((int) Math.min(found.rows(), Integer.MAX_VALUE), limits);
        RowGuard.checkColumns(found.keys().size(), limits);
        RowGuard.check(found.rows(), found.keys().size(), limits);
        List<String> names = Names.checked(found.keys());
        Scratch scratch = Scratch.create();
        try {
            Path plain = plain(file, scratch);
            DuckDb duckDb = Ducks.open(scratch, plain, type, limits);
            return new DuckSource(
                    scratch,
                    duckDb,
                    type,
                    relation(plain, found, limits),
                    columns(names),
                    names,
                    (int) found.rows(),
                    limits);
        } catch (IOException | RuntimeException e) {
            scratch.close();
            throw e;
        }
    }

    /** DuckDB reads UTF-8 alone: anything else is converted first. */
    private static Path plain(TextFile file, Scratch scratch) throws IOException {
        if (!file.gzip() && file.encoding() == TextEncoding.UTF_8) {
            return scratch.alias(file.path());
        }
        Path plain = scratch.file("input");
        try (Reader text = file.text();
                Writer out = Files.newBufferedWriter(plain)) {
            text.transferTo(out);
        }
        return plain;
    }

    private static String relation(Path plain, JsonScan.Found found, ReadLimits limits) {
        String format = found.array() ? "array" : found.linePerRow() ? "newline_delimited" : "unstructured";
        String pointers = found.keys().stream()
                .map(key -> DuckDb.literal(JsonText.pointer(key)))
                .collect(Collectors.joining(", "));
        // The scan counts characters, DuckDB bytes: up to four times as many.
        return "(SELECT json_extract_string(json, [%s]) AS l FROM read_json_objects(%s, format='%s', maximum_object_size=%d))"
                .formatted(pointers, DuckDb.literal(plain.toString()), format, 4L * limits.maxLineBytes());
    }

    private static List<DuckColumn> columns(List<String> names) {
        return IntStream.rangeClosed(1, names.size())
                .mapToObj(i -> new DuckColumn(Kind.TEXT, "l[%d]".formatted(i), "l[%d]".formatted(i)))
                .toList();
    }
}
