package io.syntho.tabular.read;

import io.syntho.tabular.read.TableException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Checks a file and opens it by its content. */
final class Sources {

    private Sources() {}

    static RowSource open(Path file, String declaredName, ReadLimits limits) {
        try {
            long bytes = Files.size(file);
            if (bytes == 0) {
                throw new TableException(Reason.FILE_EMPTY, "The file is empty.");
            }
            if (bytes > limits.maxBytes()) {
                throw new TableException(
                        Reason.FILE_TOO_LARGE,
                        "The file has %,d MiB (expected: at most %,d).".formatted(bytes >> 20, limits.maxBytes() >> 20),
                        Map.of("limit", Long.toString(limits.maxBytes())));
            }
            TableFiles.Content content = TableFiles.content(file, declaredName);
            return switch (content.type()) {
                case CSV -> CsvSource.open(TextFile.examined(file, content.gzip(), limits), limits);
                case PARQUET -> ParquetFiles.open(file, limits);
                case JSON, JSON_LINES ->
                    JsonFiles.open(TextFile.examined(file, content.gzip(), limits), content.type(), limits);
                case EXCEL -> ExcelSource.open(file, limits);
            };
        } catch (CharacterCodingException e) {
            throw new TableException(
                    Reason.FILE_ENCODING_INVALID, "The text holds characters that its encoding does not have.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
