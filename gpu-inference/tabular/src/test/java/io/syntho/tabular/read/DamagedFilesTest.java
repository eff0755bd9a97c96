package io.syntho.tabular.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Whatever happens to a file on its way, it is read or refused with a reason: nothing else is thrown, and no value is told. */
class DamagedFilesTest {

    private static final String SECRET = "hush";
    private static final int ROWS = 300;

    private final Path directory = temporary();

    private static Path temporary() {
        try {
            return Files.createTempDirectory("damaged");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @AfterProperty
    void removeDirectory() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    private static String csv() {
        StringBuilder csv = new StringBuilder("id,day,\"a \"\"b\"\"\",price\n");
        for (int i = 0; i < ROWS; i++) {
            csv.append(i)
                    .append(",2024-01-")
                    .append(10 + i % 20)
                    .append(",\"")
                    .append(SECRET)
                    .append(" é, ")
                    .append(i)
                    .append("\",")
                    .append(i * 0.5)
                    .append('\n');
        }
        return csv.toString();
    }

    private static String json() {
        StringBuilder json = new StringBuilder("[");
        for (int i = 0; i < ROWS; i++) {
            json.append(i == 0 ? "" : ",\n")
                    .append("{\"id\":")
                    .append(i)
                    .append(",\"a\\u0062\":\"")
                    .append(SECRET)
                    .append("\\n\",\"n\":[1,{\"x\":null}]}");
        }
        return json.append("]").toString();
    }

    private byte[] parquet() throws IOException {
        return Files.readAllBytes(new Hostile(directory)
                .parquet("SELECT range AS id, '%s' || range AS a, range * 0.5 AS p, range %% 2 = 0 AS ok FROM range(%d)"
                        .formatted(SECRET, ROWS)));
    }

    private static byte[] workbook() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("data");
            sheet.value(0, 0, "id");
            sheet.value(0, 1, "a");
            for (int row = 1; row < ROWS; row++) {
                sheet.value(row, 0, row);
                sheet.value(row, 1, SECRET + row);
            }
        }
        return out.toByteArray();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }

    @Property(tries = 100)
    void damagedTextIsReadOrRefused(@ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int changes)
            throws IOException {
        Random random = new Random(seed);
        readOrRefuse(damaged(csv().getBytes(StandardCharsets.UTF_8), changes, random));
        readOrRefuse(damaged(json().getBytes(StandardCharsets.UTF_8), changes, random));
        readOrRefuse(damaged(gzip(csv().getBytes(StandardCharsets.UTF_8)), changes, random));
    }

    @Property(tries = 40)
    void damagedBinariesAreReadOrRefused(@ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int changes)
            throws IOException {
        Random random = new Random(seed);
        readOrRefuse(damaged(parquet(), changes, random));
        readOrRefuse(damaged(workbook(), changes, random));
    }

    private static byte[] damaged(byte[] whole, int changes, Random random) {
        byte[] damaged =
                random.nextInt(4) == 0 ? Arrays.copyOf(whole, 1 + random.nextInt(whole.length)) : whole.clone();
        for (int i = 0; i < changes; i++) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        return damaged;
    }

    private void readOrRefuse(byte[] bytes) throws IOException {
        Path file = Files.write(directory.resolve("file"), bytes);
        try {
            assertThat(TableReader.load(file, "file", ReadLimits.DEFAULT)
                            .table()
                            .rows())
                    .isPositive();
        } catch (TableException refused) {
            assertThat(refused.getMessage()).doesNotContain(SECRET);
            assertThat(refused.getCause()).isNull();
        }
    }
}
