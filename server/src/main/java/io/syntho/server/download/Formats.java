package io.syntho.server.download;

import static io.syntho.v1.ErrorReason.FORMAT_UNSUPPORTED;

import io.syntho.server.platform.errors.ApiException;
import io.syntho.v1.DownloadFormat;
import java.util.Map;

/** Formats of files. */
final class Formats {

    static final String CSV = "text/csv";
    static final String PARQUET = "application/vnd.apache.parquet";
    static final String PDF = "application/pdf";

    private static final String UNKNOWN = "application/octet-stream";
    private static final Map<String, String> BY_EXTENSION = Map.of(
            ".csv", CSV,
            ".tsv", "text/tab-separated-values",
            ".txt", "text/plain",
            ".json", "application/json",
            ".jsonl", "application/x-ndjson",
            ".ndjson", "application/x-ndjson",
            ".parquet", PARQUET,
            ".pq", PARQUET,
            ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            ".gz", "application/gzip");

    private Formats() {}

    /** The extension of a stored file with its point, {@code .csv.gz} for a compressed one; empty: it has none. */
    static String extension(String fileName) {
        int point = fileName.indexOf('.');
        return point < 0 ? "" : fileName.substring(point);
    }

    static String mediaType(String extension) {
        return BY_EXTENSION.getOrDefault(extension.substring(Math.max(0, extension.lastIndexOf('.'))), UNKNOWN);
    }

    static ApiException unsupported(DownloadFormat format) {
        String name = format.name().substring("DOWNLOAD_FORMAT_".length());
        return ApiException.of(FORMAT_UNSUPPORTED, "This can not be had as %s.".formatted(name))
                .with("format", name);
    }
}
