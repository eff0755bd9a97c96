package io.syntho.server.dataset;

import static io.syntho.v1.ErrorReason.FILE_TYPE_UNSUPPORTED;

import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.errors.Texts;
import io.syntho.server.platform.storage.SafeNames;
import java.util.Locale;
import java.util.Set;

/**
 * The name that a file was uploaded under: shown, never used as a path.
 *
 * @param given as the client gave it
 * @param base without its extension
 * @param extension in lower case with its point, {@code .csv.gz} for a compressed one; empty: it has none
 */
record FileNames(String given, String base, String extension) {

    private static final Set<String> TEXT = Set.of(".csv", ".tsv", ".txt", ".json", ".jsonl", ".ndjson");
    private static final Set<String> BINARY = Set.of(".parquet", ".pq", ".xlsx", ".xlsm");
    private static final String GZIP = ".gz";
    private static final int LONGEST = 200;

    /**
     * Reads a name.
     *
     * @throws ApiException with FILE_TYPE_UNSUPPORTED when its extension is none that we read, or INVALID_REQUEST when it is no
     *     line of text
     */
    static FileNames of(String given) {
        String line = Texts.cleanLine("file_name", given);
        String name = line.substring(Math.max(line.lastIndexOf('/'), line.lastIndexOf('\\')) + 1);
        boolean gzip = name.toLowerCase(Locale.ROOT).endsWith(GZIP);
        String unpacked = gzip ? name.substring(0, name.length() - GZIP.length()) : name;
        int point = unpacked.lastIndexOf('.');
        String extension = point <= 0 ? "" : unpacked.substring(point).toLowerCase(Locale.ROOT);
        boolean known = TEXT.contains(extension) || extension.isEmpty() || (!gzip && BINARY.contains(extension));
        if (!known) {
            throw ApiException.of(
                    FILE_TYPE_UNSUPPORTED,
                    "Files of this extension can not be read (expected: CSV, JSON, Parquet or Excel .xlsx).");
        }
        String base = point <= 0 ? unpacked : unpacked.substring(0, point);
        return new FileNames(line, base, extension + (gzip ? GZIP : ""));
    }

    /** The name of the object in the storage. */
    String stored() {
        return SafeNames.of(base, "table", extension);
    }

    /** What the dataset is called where its owner says nothing else. */
    String displayName() {
        String name = base.isBlank() ? "table" : base.strip();
        return name.codePointCount(0, name.length()) <= LONGEST
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST));
    }
}
