package io.syntho.tabular.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.syntho.tabular.duckdb.DuckDb;
import io.syntho.tabular.duckdb.Scratch;
import io.syntho.tabular.read.TableException.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Makes files for tests and says why they are refused. */
final class Hostile {

    private final Path directory;
    private int made;

    Hostile(Path directory) {
        this.directory = directory;
    }

    Path text(String content) {
        return bytes(content.getBytes(StandardCharsets.UTF_8));
    }

    Path text(String content, Charset charset) {
        return bytes(content.getBytes(charset));
    }

    Path bytes(byte[] content) {
        try {
            return Files.write(directory.resolve("file" + made++), content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    Path gzip(byte[] content) {
        Path file = directory.resolve("file" + made++ + ".gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return file;
    }

    /** The result of a query, written by DuckDB as Parquet. */
    Path parquet(String query) {
        Path file = directory.resolve("file" + made++ + ".parquet");
        try (Scratch scratch = Scratch.create();
                DuckDb duckDb = DuckDb.open(
                        new DuckDb.Settings(scratch.directory(), List.of(file), 256 << 20, 1, Duration.ofMinutes(1)))) {
            duckDb.execute("COPY (%s) TO '%s' (FORMAT parquet, USE_TMP_FILE false)".formatted(query, file));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return file;
    }

    static Reason reasonOf(Path file, String name, ReadLimits limits) {
        return failure(file, name, limits).reason();
    }

    static Reason reasonOf(Path file) {
        return reasonOf(file, "table.csv", ReadLimits.DEFAULT);
    }

    static TableException failure(Path file, String name, ReadLimits limits) {
        TableException failure = catchThrowableOfType(TableException.class, () -> TableReader.load(file, name, limits));
        assertThat(failure).as("the file is refused").isNotNull();
        assertThat(failure.getMessage()).as("a sentence").matches(".*[.?]").hasSizeLessThan(300);
        return failure;
    }
}
