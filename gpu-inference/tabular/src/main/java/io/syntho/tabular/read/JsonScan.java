package io.syntho.tabular.read;

import io.syntho.tabular.read.TableException.Reason;
import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks through JSON text before DuckDB parses it: how deep, how long and how many its objects are, and which keys they have. It follows
 * strings and brackets only; what else may be wrong is left to the parser.
 */
final class JsonScan {

    private static final int DEEPEST = 64;
    private static final int LONGEST_KEY = 10_000;
    private static final int BUFFER = 1 << 16;

    private final ReadLimits limits;
    private final Set<String> keys = new LinkedHashSet<>();
    private final StringBuilder string = new StringBuilder();

    /** Depth at which an object is a row: 2 inside an array, else 1. */
    private int rowDepth = 1;

    private int depth;
    private boolean begun;
    private boolean ended;
    private boolean inString;
    private boolean escaped;
    private boolean keyExpected;
    private boolean readingKey;
    private boolean linePerRow = true;
    private long line = 1;
    private long rowLine;
    private long rowLength;
    private long rows;

    private JsonScan(ReadLimits limits) {
        this.limits = limits;
    }

    /**
     * What was found.
     *
     * @param keys keys of all objects, unescaped, in the order of first sight
     * @param rows number of objects
     * @param array whether they stand in an array
     * @param linePerRow whether each stands in a line of its own
     */
    record Found(List<String> keys, long rows, boolean array, boolean linePerRow) {}

    /**
     * Scans all of {@code text}.
     *
     * @throws TableException FILE_CORRUPT, LINE_TOO_LONG, TABLE_NESTED, TABLE_TOO_LARGE, TABLE_TOO_MANY_COLUMNS
     */
    static Found scan(Reader text, ReadLimits limits) throws IOException {
        JsonScan scan = new JsonScan(limits);
        char[] buffer = new char[BUFFER];
        for (int read = text.read(buffer); read >= 0; read = text.read(buffer)) {
            for (int i = 0; i < read; i++) {
                scan.next(buffer[i]);
            }
            RowGuard.check(scan.rows, Math.max(1, scan.keys.size()), limits);
        }
        if (scan.depth > 0 || scan.inString) {
            throw corrupt(scan.line, "the file ends in the middle of a value");
        }
        return new Found(List.copyOf(scan.keys), scan.rows, scan.rowDepth == 2, scan.linePerRow);
    }

    private void next(char c) {
        if (depth >= rowDepth && begun && ++rowLength > limits.maxLineBytes()) {
            throw CsvFields.tooLong(rowLine, limits.maxLineBytes());
        }
        if (inString) {
            string(c);
            return;
        }
        switch (c) {
            case '"' -> startString();
            case '{', '[' -> open(c);
            case '}', ']' -> close();
            case ',' -> keyExpected = depth == rowDepth;
            case '\n' -> newLine();
            case ' ', '\t', '\r', ':' -> {}
            default -> {
                if (depth < rowDepth) {
                    throw nested(line);
                }
            }
        }
    }

    private void newLine() {
        line++;
        linePerRow &= depth < rowDepth;
    }

    private void startString() {
        if (depth < rowDepth) {
            throw nested(line);
        }
        inString = true;
        readingKey = keyExpected && depth == rowDepth;
        keyExpected = false;
        string.setLength(0);
    }

    private void string(char c) {
        if (escaped) {
            escaped = false;
        } else if (c == '\\') {
            escaped = true;
        } else if (c == '"') {
            inString = false;
            if (readingKey) {
                addKey();
            }
            return;
        }
        if (readingKey && string.length() < LONGEST_KEY) {
            string.append(c);
        }
        line += c == '\n' ? 1 : 0;
    }

    private void addKey() {
        keys.add(JsonText.unescaped(string));
        if (keys.size() > limits.maxColumns()) {
            RowGuard.checkColumns(keys.size(), limits);
        }
    }

    private void open(char c) {
        if (ended) {
            throw corrupt(line, "something follows the end of the array");
        }
        if (!begun && c == '[') {
            rowDepth = 2;
        } else if (depth == rowDepth - 1) {
            if (c == '[') {
                throw nested(line);
            }
            rowLine = line;
            rowLength = 0;
            rows++;
            keyExpected = true;
        }
        begun = true;
        if (++depth > DEEPEST) {
            throw new TableException(
                    Reason.TABLE_NESTED,
                    "Line %,d nests values more than %d deep.".formatted(line, DEEPEST),
                    Map.of("line", Long.toString(line)));
        }
        keyExpected &= depth == rowDepth;
    }

    private void close() {
        if (depth == 0) {
            throw corrupt(line, "a bracket closes that never opened");
        }
        depth--;
        keyExpected = false;
        ended = depth == 0 && rowDepth == 2;
    }

    private static TableException nested(long line) {
        return new TableException(
                Reason.TABLE_NESTED,
                "Line %,d holds a value that is no object (expected: one object a row).".formatted(line),
                Map.of("line", Long.toString(line)));
    }

    private static TableException corrupt(long line, String why) {
        return new TableException(
                Reason.FILE_CORRUPT,
                "The JSON is broken at line %,d: %s.".formatted(line, why),
                Map.of("line", Long.toString(line)));
    }
}
