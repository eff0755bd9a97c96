package io.syntho.acceptance;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** Files that nobody should have sent, made anew for each test. The word SECRET stands for what must not be repeated to anyone. */
final class BadFiles {

    private static final byte[] PNG = {
        (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'
    };
    private static final int LONG_LINE_BYTES = 50_000_000;
    private static final int GZIP_BOMB_ROWS = 25_000_000;

    private BadFiles() {}

    static Path empty(Path folder) {
        return Samples.write(folder.resolve("empty.csv"), "");
    }

    static Path headerOnly(Path folder) {
        return Samples.write(folder.resolve("header.csv"), "name,age,city\n");
    }

    static Path oneColumn(Path folder) {
        return Samples.write(folder.resolve("one-column.csv"), "age\n" + "41\n".repeat(500));
    }

    static Path oneRow(Path folder) {
        return Samples.write(folder.resolve("one-row.csv"), "name,age\nSECRET,41\n");
    }

    static Path tooManyColumns(Path folder) {
        String header = IntStream.range(0, 200_000).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        String row = "1" + ",1".repeat(199_999);
        return Samples.write(folder.resolve("wide.csv"), header + "\n" + row + "\n" + row + "\n");
    }

    static Path longLine(Path folder) {
        return bytes(folder.resolve("line.csv"), out -> {
            out.write("a,b\n1,".getBytes(StandardCharsets.US_ASCII));
            byte[] block = new byte[1_000_000];
            Arrays.fill(block, (byte) 'x');
            for (int written = 0; written < LONG_LINE_BYTES; written += block.length) {
                out.write(block);
            }
        });
    }

    static Path csvNamedParquet(Path folder) {
        return Samples.write(folder.resolve("table.parquet"), "name,age\nSECRET,41\nSECRET,42\n");
    }

    static Path pictureNamedCsv(Path folder) {
        return bytes(folder.resolve("table.csv"), out -> {
            out.write(PNG);
            out.write(new byte[4_000]);
        });
    }

    static Path truncatedParquet(Path folder) {
        Path whole = parquet(folder, "range(20000)", "whole.parquet");
        return bytes(folder.resolve("broken.parquet"), out -> {
            byte[] content = Files.readAllBytes(whole);
            out.write(content, 0, content.length / 2);
        });
    }

    static Path parquetBomb(Path folder) {
        return parquet(folder, "range(50000000)", "bomb.parquet");
    }

    static Path gzipBomb(Path folder) {
        return bytes(folder.resolve("bomb.csv.gz"), out -> {
            try (OutputStream packed = new GZIPOutputStream(out, 1 << 16)) {
                packed.write("a,b,c\n".getBytes(StandardCharsets.US_ASCII));
                byte[] block = "1,2,3\n".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
                for (int rows = 0; rows < GZIP_BOMB_ROWS; rows += 100_000) {
                    packed.write(block);
                }
            }
        });
    }

    static Path mixedEncodings(Path folder) {
        return bytes(folder.resolve("mixed.csv"), out -> {
            out.write("name,age\n".getBytes(StandardCharsets.UTF_8));
            for (int row = 0; row < 50; row++) {
                out.write("SECRET-Müller,41\n".getBytes(StandardCharsets.UTF_8));
                out.write("SECRET-Müller,42\n".getBytes(StandardCharsets.ISO_8859_1));
            }
        });
    }

    static Path duplicateNames(Path folder) {
        return Samples.write(folder.resolve("twice.csv"), "age,city,age\n41,SECRET,42\n43,SECRET,44\n");
    }

    static Path raggedRows(Path folder) {
        return Samples.write(folder.resolve("ragged.csv"), "a,b,c\n" + "1,2,3\n1,2\n1,2,3,4\n".repeat(50));
    }

    private static Path parquet(Path folder, String rows, String name) {
        Path file = folder.resolve(name);
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute("copy (select 0 as a, 'SECRET' as b from %s) to '%s' (format parquet, compression zstd)"
                    .formatted(rows, file));
            return file;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path bytes(Path file, Content content) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            content.write(out);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Content {
        void write(OutputStream out) throws IOException;
    }
}
