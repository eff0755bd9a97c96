package io.syntho.server.dataset;

import static io.syntho.v1.ErrorReason.FILE_CORRUPT;
import static io.syntho.v1.ErrorReason.FILE_ENCRYPTED;
import static io.syntho.v1.ErrorReason.FILE_TYPE_MISMATCH;

import io.syntho.server.platform.errors.ApiException;
import io.syntho.tabular.read.FileType;
import io.syntho.tabular.read.TableException;
import io.syntho.tabular.read.TableFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * What an uploaded file is, by its first and last bytes: enough to refuse at once what can not be a table. The whole file is
 * read later, by the detection.
 */
final class ContentCheck {

    private static final byte[] PARQUET = ascii("PAR1");
    private static final byte[] PARQUET_ENCRYPTED = ascii("PARE");
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final Map<String, Set<FileType>> PROMISES = Map.of(
            ".csv", Set.of(FileType.CSV),
            ".tsv", Set.of(FileType.CSV),
            ".txt", Set.of(FileType.CSV, FileType.JSON, FileType.JSON_LINES),
            ".json", Set.of(FileType.JSON, FileType.JSON_LINES),
            ".jsonl", Set.of(FileType.JSON_LINES),
            ".ndjson", Set.of(FileType.JSON_LINES),
            ".parquet", Set.of(FileType.PARQUET),
            ".pq", Set.of(FileType.PARQUET),
            ".xlsx", Set.of(FileType.EXCEL),
            ".xlsm", Set.of(FileType.EXCEL));

    private ContentCheck() {}

    /**
     * The type of a file.
     *
     * @param name what it was uploaded as; its extension must not promise another type
     * @throws ApiException with FILE_EMPTY, FILE_TYPE_UNSUPPORTED, FILE_TYPE_MISMATCH, FILE_ENCRYPTED or FILE_CORRUPT
     */
    static FileType type(Arrived file, FileNames name) {
        FileType type = byContent(file);
        String extension = name.extension().replace(".gz", "");
        Set<FileType> promised = PROMISES.getOrDefault(extension, Set.of(FileType.values()));
        if (!promised.contains(type)) {
            throw ApiException.of(
                            FILE_TYPE_MISMATCH,
                            "The file's name says %s, but its content is %s: rename it or upload the right file."
                                    .formatted(extension, type.extension()))
                    .with("extension", extension)
                    .with("content", type.extension());
        }
        return type;
    }

    private static FileType byContent(Arrived file) {
        if (startsWith(file.head(), PARQUET) || startsWith(file.head(), PARQUET_ENCRYPTED)) {
            return parquet(file);
        }
        if (startsWith(file.head(), ZIP)) {
            return FileType.EXCEL; // or another zip file: its directory stands anywhere, so the detection tells
        }
        return byHead(file.head());
    }

    private static FileType parquet(Arrived file) {
        if (startsWith(file.head(), PARQUET_ENCRYPTED) || endsWith(file.tail(), PARQUET_ENCRYPTED)) {
            throw ApiException.of(FILE_ENCRYPTED, "The Parquet file is encrypted: upload it decrypted.");
        }
        if (file.size() < 12 || !endsWith(file.tail(), PARQUET)) {
            throw ApiException.of(FILE_CORRUPT, "The Parquet file is cut off: its end is missing.");
        }
        return FileType.PARQUET;
    }

    private static FileType byHead(byte[] head) {
        try {
            Path file = Files.createTempFile("syntho-head-", ".bin");
            try {
                Files.write(file, head);
                return TableFiles.detect(file, "");
            } catch (TableException refused) {
                throw TableFailures.refusal(refused);
            } finally {
                Files.delete(file);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }

    private static boolean endsWith(byte[] bytes, byte[] end) {
        return bytes.length >= end.length
                && Arrays.equals(bytes, bytes.length - end.length, bytes.length, end, 0, end.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
