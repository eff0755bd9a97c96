package io.syntho.server.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.identity.UserId;
import io.syntho.v1.Dataset;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes in and is no table: each has its own reason, in the call or on the dataset, and leaves nothing behind. */
class BadFilesTest {

    private static DatasetFixture platform;

    private UserId alice = new UserId(UUID.randomUUID());

    @BeforeAll
    static void open() throws Exception {
        platform = new DatasetFixture("bad_files");
    }

    @AfterAll
    static void close() {
        platform.close();
    }

    @BeforeEach
    void user() {
        alice = platform.newUser();
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        assertThat(platform.leftovers()).isEmpty();
    }

    static Stream<Arguments> badFiles() throws IOException {
        return Stream.of(
                file("header-only.csv", "TABLE_WITHOUT_ROWS", "a,b,c\n"),
                file("one-column.csv", "TABLE_TOO_FEW_COLUMNS", "a\n1\n2\n3\n"),
                file("one-row.csv", "TABLE_TOO_FEW_ROWS", "a,b\n1,2\n"),
                file("ragged.csv", "TABLE_RAGGED", "a,b,c\n1,2,3\n1,2,3,4,5,6,7\n1,2,3\n"),
                file("columns.csv", "TABLE_TOO_MANY_COLUMNS", wide(200_000)),
                file("line.csv", "LINE_TOO_LONG", "a,b\n1," + "x".repeat(50_000_000) + "\n"),
                file("twice.csv", "COLUMN_NAMES_DUPLICATE", "a,b,A\n1,2,3\n4,5,6\n"),
                file("numbers.json", "TABLE_NESTED", "[{\"a\":1,\"b\":2},3,4]"),
                Arguments.of("mixed.csv", "FILE_ENCODING_INVALID", mixedEncodings()),
                Arguments.of("broken.parquet", "FILE_CORRUPT", brokenParquet()),
                Arguments.of("cut.csv.gz", "FILE_CORRUPT", cut(gzip("a,b\n1,2\n".repeat(200_000)))),
                Arguments.of("bomb.csv.gz", "FILE_EXPANDS_TOO_MUCH", bomb()),
                Arguments.of("not-a-workbook.xlsx", "FILE_TYPE_UNSUPPORTED", zip("hello.txt", "hello")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("badFiles")
    void aFileThatIsNoTableIsRefusedWithItsReason(String name, String reason, byte[] content) throws Exception {
        try {
            Dataset dataset = platform.detected(alice, name, content);

            assertThat(dataset.getError().getReason()).as("%s", dataset).isEqualTo(reason);
            assertThat(dataset.getError().getMessage()).isNotBlank();
            assertThat(dataset.getState()).isEqualTo(Dataset.State.STATE_ERROR);
            assertThat(platform.objects(alice, dataset.getName())).isEmpty();
        } catch (ApiException refusal) {
            assertThat(refusal.reason().name()).isEqualTo(reason);
        }
    }

    private static Arguments file(String name, String reason, String content) {
        return Arguments.of(name, reason, content.getBytes(StandardCharsets.UTF_8));
    }

    private static String wide(int columns) {
        String header = IntStream.range(0, columns).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        String row = "1,".repeat(columns - 1) + "1";
        return header + "\n" + row + "\n" + row + "\n";
    }

    private static byte[] mixedEncodings() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write("name,city\n".getBytes(StandardCharsets.UTF_8));
        out.write("Zoë,Zürich\n".repeat(20_000).getBytes(StandardCharsets.UTF_8));
        out.write("Zoë,Zürich\n".repeat(20_000).getBytes(StandardCharsets.ISO_8859_1));
        return out.toByteArray();
    }

    private static byte[] brokenParquet() {
        byte[] file = new byte[1000];
        System.arraycopy("PAR1".getBytes(StandardCharsets.US_ASCII), 0, file, 0, 4);
        System.arraycopy("PAR1".getBytes(StandardCharsets.US_ASCII), 0, file, 996, 4);
        return file;
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    /** More of the same row than may be unpacked, in a few hundred KiB. */
    private static byte[] bomb() throws IOException {
        return gzip("a,b\n" + "1,2\n".repeat(Math.toIntExact(DatasetFixture.MOST_UNPACKED / 4)));
    }

    private static byte[] cut(byte[] whole) {
        return java.util.Arrays.copyOf(whole, whole.length - 20);
    }

    private static byte[] zip(String name, String content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return out.toByteArray();
    }
}
