package io.syntho.tabular.read;

import static io.syntho.tabular.read.Hostile.failure;
import static io.syntho.tabular.read.Hostile.reasonOf;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.tabular.duckdb.Scratch;
import io.syntho.tabular.read.TableException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileFilesTest {

    @TempDir
    private Path directory;

    private Hostile make;

    @BeforeEach
    void prepare() {
        make = new Hostile(directory);
    }

    @Test
    void anEmptyFileSaysSo() {
        assertThat(reasonOf(make.text(""))).isEqualTo(Reason.FILE_EMPTY);
        assertThat(reasonOf(make.text(" \n\n "))).isEqualTo(Reason.FILE_EMPTY);
        assertThat(reasonOf(make.text("\uFEFF"))).isEqualTo(Reason.FILE_EMPTY);
        assertThat(reasonOf(make.gzip(new byte[0]))).isEqualTo(Reason.FILE_EMPTY);
    }

    @Test
    void aHeaderAloneSaysSo() {
        assertThat(reasonOf(make.text("a,b,c\n"))).isEqualTo(Reason.TABLE_WITHOUT_ROWS);
        assertThat(reasonOf(make.text("[]"))).isEqualTo(Reason.TABLE_WITHOUT_ROWS);
        assertThat(reasonOf(make.parquet("SELECT 1 AS a, 2 AS b WHERE false"))).isEqualTo(Reason.TABLE_WITHOUT_ROWS);
    }

    @Test
    void oneRowSaysSo() {
        assertThat(reasonOf(make.text("a,b\n1,2\n"))).isEqualTo(Reason.TABLE_TOO_FEW_ROWS);
        assertThat(reasonOf(make.text("{\"a\":1,\"b\":2}\n"))).isEqualTo(Reason.TABLE_TOO_FEW_ROWS);
    }

    @Test
    void oneColumnSaysSo() {
        assertThat(reasonOf(make.text("a\n1\n2\n3\n"))).isEqualTo(Reason.TABLE_TOO_FEW_COLUMNS);
        assertThat(reasonOf(make.text("[{\"a\":1},{\"a\":2}]"))).isEqualTo(Reason.TABLE_TOO_FEW_COLUMNS);
        assertThat(reasonOf(make.parquet("SELECT range AS a FROM range(5)"))).isEqualTo(Reason.TABLE_TOO_FEW_COLUMNS);
    }

    @Test
    @Timeout(20)
    void twoHundredThousandColumnsAreRefusedAtOnce() {
        String header = IntStream.range(0, 200_000).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        String row = "1" + ",1".repeat(199_999);
        TableException csv = failure(make.text(header + "\n" + row + "\n" + row + "\n"), "t.csv", ReadLimits.DEFAULT);
        assertThat(csv.reason()).isEqualTo(Reason.TABLE_TOO_MANY_COLUMNS);

        String object = IntStream.range(0, 200_000)
                .mapToObj(i -> "\"c" + i + "\":1")
                .collect(Collectors.joining(",", "{", "}"));
        assertThat(reasonOf(make.text("[" + object + "," + object + "]")))
                .isIn(Reason.TABLE_TOO_MANY_COLUMNS, Reason.LINE_TOO_LONG);
    }

    @Test
    @Timeout(20)
    void aLineOfFiftyMegabytesIsRefusedWithoutReadingIt() {
        TableException failure =
                failure(make.text("a,b\n1," + "x".repeat(50_000_000) + "\n2,3\n"), "t.csv", ReadLimits.DEFAULT);

        assertThat(failure.reason()).isEqualTo(Reason.LINE_TOO_LONG);
        assertThat(failure.metadata()).containsEntry("line", "2");
        assertThat(reasonOf(make.text("x".repeat(50_000_000)))).isEqualTo(Reason.LINE_TOO_LONG);
        assertThat(reasonOf(make.text("[{\"a\":1,\"b\":\"" + "x".repeat(5_000_000) + "\"}]")))
                .isEqualTo(Reason.LINE_TOO_LONG);
    }

    @Test
    void aRecordOfManyShortFieldsIsNoLongerThanALine() {
        ReadLimits limits = ReadLimits.DEFAULT;
        String line = IntStream.range(0, 1_500).mapToObj(i -> "y".repeat(900)).collect(Collectors.joining(","));
        String header = IntStream.range(0, 1_500).mapToObj(i -> "c" + i).collect(Collectors.joining(","));

        assertThat(reasonOf(make.text(header + "\n" + line + "\n" + line + "\n"), "t.csv", limits))
                .isEqualTo(Reason.LINE_TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"t.parquet", "t.PQ", "t.xlsx"})
    void aNameThatPromisesWhatTheContentIsNotIsRefused(String name) {
        assertThat(reasonOf(make.text("a,b\n1,2\n3,4\n"), name, ReadLimits.DEFAULT))
                .isEqualTo(Reason.FILE_TYPE_MISMATCH);
    }

    @Test
    void otherWrongNamesDoNotMatter() {
        Path parquet = make.parquet("SELECT range AS a, range * 2 AS b FROM range(5)");

        assertThat(TableReader.load(parquet, "t.csv", ReadLimits.DEFAULT).type())
                .isEqualTo(FileType.PARQUET);
        assertThat(TableReader.load(make.text("a;b\n1;2\n3;4\n"), "t.json", ReadLimits.DEFAULT)
                        .type())
                .isEqualTo(FileType.CSV);
    }

    @Test
    void whatIsNoTableIsUnsupported() {
        List<byte[]> files = List.of(
                "%PDF-1.7\nx".getBytes(UTF_8),
                "\u0089PNG\r\n\u001a\n".getBytes(ISO_8859_1),
                "<!DOCTYPE html><p>a,b".getBytes(UTF_8),
                "<?xml version='1.0'?><a/>".getBytes(UTF_8),
                "SQLite format 3\0x".getBytes(UTF_8),
                "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1 old".getBytes(ISO_8859_1),
                "\u007fELF\2\1\1\0\0".getBytes(ISO_8859_1));

        assertThat(files)
                .allSatisfy(bytes -> assertThat(reasonOf(make.bytes(bytes))).isEqualTo(Reason.FILE_TYPE_UNSUPPORTED));
    }

    @Test
    void binaryGarbageIsUnsupported() {
        byte[] garbage = new byte[10_000];
        new java.util.Random(7).nextBytes(garbage);
        garbage[0] = 'a';

        assertThat(reasonOf(make.bytes(garbage))).isEqualTo(Reason.FILE_TYPE_UNSUPPORTED);
    }

    @Test
    void textThatBeginsLikeABinaryFileIsText() {
        assertThat(TableReader.load(make.text("PAR1,PAR2\n1,2\n3,4\n"), "t.csv", ReadLimits.DEFAULT)
                        .schema()
                        .columns())
                .extracting(column -> column.name())
                .containsExactly("PAR1", "PAR2");
        assertThat(TableReader.load(make.text("ORC,b\n1,2\n3,4\n"), "t.csv", ReadLimits.DEFAULT)
                        .table()
                        .rows())
                .isEqualTo(2);
    }

    @Test
    void aCutOffOrTwistedParquetFileIsCorrupt() throws IOException {
        byte[] whole = Files.readAllBytes(make.parquet("SELECT range AS a, 'x' || range AS b FROM range(2000)"));
        byte[] noFooter = whole.clone();
        Arrays.fill(noFooter, whole.length - 200, whole.length - 8, (byte) 0x5A);
        byte[] hugeFooter = whole.clone();
        hugeFooter[whole.length - 5] = 0x7F;
        byte[] brokenPages = whole.clone();
        Arrays.fill(brokenPages, 20, 1_000, (byte) 0xFF);

        assertThat(reasonOf(make.bytes(Arrays.copyOf(whole, whole.length / 2)))).isEqualTo(Reason.FILE_CORRUPT);
        assertThat(reasonOf(make.bytes(noFooter))).isEqualTo(Reason.FILE_CORRUPT);
        assertThat(reasonOf(make.bytes(hugeFooter))).isEqualTo(Reason.FILE_CORRUPT);
        assertThat(reasonOf(make.bytes(brokenPages))).isEqualTo(Reason.FILE_CORRUPT);
        assertThat(reasonOf(make.bytes("PAR1\0\0\0\0PAR1".getBytes(UTF_8)))).isEqualTo(Reason.FILE_CORRUPT);
    }

    @Test
    @Timeout(30)
    void aParquetBombIsRefusedByItsFooter() {
        Path bomb = make.parquet("SELECT 'x' AS a, 0 AS b FROM range(30_000_000)");

        assertThat(bomb)
                .as("small on disk")
                .satisfies(file -> assertThat(Files.size(file)).isLessThan(1_000_000));
        assertThat(reasonOf(bomb)).isEqualTo(Reason.TABLE_TOO_LARGE);
    }

    @Test
    @Timeout(30)
    void aHugeTextRepeatedInEveryRowOfAParquetFileIsRefused() {
        Path bomb = make.parquet("SELECT x AS a, range AS b FROM range(200), (SELECT repeat('x', 2_000_000) AS x)");

        assertThat(reasonOf(bomb)).isEqualTo(Reason.LINE_TOO_LONG);
    }

    @Test
    @Timeout(20)
    void aGzipBombIsStoppedAtTheLimit() {
        Path bomb = make.gzip(("a,b\n" + "1,2\n".repeat(10_000_000)).getBytes(UTF_8));

        assertThat(reasonOf(bomb, "t.csv.gz", ReadLimits.DEFAULT.withMaxUnpackedBytes(10 << 20)))
                .isEqualTo(Reason.FILE_EXPANDS_TOO_MUCH);
        Path json = make.gzip(("[" + "{\"a\":1,\"b\":2},".repeat(2_000_000) + "{}]").getBytes(UTF_8));
        assertThat(reasonOf(json, "t.json.gz", ReadLimits.DEFAULT.withMaxUnpackedBytes(10 << 20)))
                .isEqualTo(Reason.FILE_EXPANDS_TOO_MUCH);
    }

    @Test
    void aDamagedGzipFileIsCorrupt() throws IOException {
        byte[] whole =
                Files.readAllBytes(make.gzip("a,b\n1,2\n3,4\n".repeat(1_000).getBytes(UTF_8)));

        assertThat(reasonOf(make.bytes(Arrays.copyOf(whole, whole.length / 2)))).isEqualTo(Reason.FILE_CORRUPT);
    }

    @Test
    void theBeginningOfAGzipFileTellsItsType() throws IOException {
        byte[] whole = Files.readAllBytes(make.gzip("[{\"a\":1}]".getBytes(UTF_8)));

        assertThat(TableFiles.detect(make.bytes(Arrays.copyOf(whole, whole.length - 6)), ""))
                .isEqualTo(FileType.JSON);
    }

    @Test
    void gzipAroundAnotherBinaryFileIsUnsupported() throws IOException {
        byte[] parquet = Files.readAllBytes(make.parquet("SELECT range AS a, range AS b FROM range(5)"));

        assertThat(reasonOf(make.gzip(parquet))).isEqualTo(Reason.FILE_TYPE_UNSUPPORTED);
    }

    @Test
    void twoEncodingsInOneFileAreRefusedWithTheLine() throws IOException {
        byte[] utf8 = "name,n\nJosé,1\nJosé,2\n".getBytes(UTF_8);
        byte[] latin = "José,3\n".getBytes(ISO_8859_1);
        byte[] both = Arrays.copyOf(utf8, utf8.length + latin.length);
        System.arraycopy(latin, 0, both, utf8.length, latin.length);

        TableException failure = failure(make.bytes(both), "t.csv", ReadLimits.DEFAULT);

        assertThat(failure.reason()).isEqualTo(Reason.FILE_ENCODING_INVALID);
        assertThat(failure.metadata()).containsEntry("line", "4");
        assertThat(failure.getMessage()).contains("line 4");
    }

    @Test
    void textInNoEncodingWeReadIsRefused() {
        assertThat(reasonOf(make.bytes("a,b\n1,\u0081\n2,3\n".getBytes(ISO_8859_1))))
                .isEqualTo(Reason.FILE_ENCODING_INVALID);
        String late = "a,b\n" + "1,2\n".repeat(50_000) + "1,\0\n";
        assertThat(reasonOf(make.text(late))).isEqualTo(Reason.FILE_ENCODING_INVALID);
        byte[] loneSurrogate = ("\uFEFFa,b\n1,2\n3,").getBytes(UTF_16LE);
        byte[] broken = Arrays.copyOf(loneSurrogate, loneSurrogate.length + 4);
        broken[loneSurrogate.length + 1] = (byte) 0xD8;
        broken[loneSurrogate.length + 2] = 'x';
        assertThat(reasonOf(make.bytes(broken))).isEqualTo(Reason.FILE_ENCODING_INVALID);
        assertThat(reasonOf(make.bytes(("\uFEFF[{\"a\":1}").getBytes(UTF_16BE))))
                .isEqualTo(Reason.FILE_CORRUPT);
    }

    @Test
    void duplicateColumnNamesAreNamed() {
        TableException failure = failure(make.text("id,x,id\n1,2,3\n4,5,6\n"), "t.csv", ReadLimits.DEFAULT);

        assertThat(failure.reason()).isEqualTo(Reason.COLUMN_NAMES_DUPLICATE);
        assertThat(failure.getMessage()).contains("'id'");
        assertThat(reasonOf(make.text("id,ID,x\n1,2,3\n4,5,6\n"))).isEqualTo(Reason.COLUMN_NAMES_DUPLICATE);
    }

    @Test
    void namesInMessagesAreShortAndHarmless() {
        String name = "<script>\u0007" + "x".repeat(500);
        TableException failure = failure(make.text(name + "," + name + "\n1,a\n3,b\n"), "t.csv", ReadLimits.DEFAULT);

        assertThat(failure.getMessage()).hasSizeLessThan(200).doesNotContain("\u0007");
    }

    @Test
    void columnsWithoutNamesAreNamedUnlessMostHaveNone() {
        LoadedTable indexed = TableReader.load(make.text(",x,y\n0,a,1.5\n1,b,2.5\n"), "t.csv", ReadLimits.DEFAULT);

        assertThat(indexed.schema().columns())
                .extracting(column -> column.name())
                .containsExactly("column_1", "x", "y");
        assertThat(reasonOf(make.text(",,,y\n0,a,1.5,x\n1,b,2.5,x\n"))).isEqualTo(Reason.COLUMN_NAMES_INVALID);
        assertThat(reasonOf(make.text("z".repeat(2_000) + ",y\n0,a\n1,b\n"))).isEqualTo(Reason.COLUMN_NAMES_INVALID);
    }

    @Test
    void hostileColumnNamesAreData() {
        List<String> names = List.of(
                "'); DROP TABLE users; --",
                "\"; SELECT * FROM read_text('/etc/passwd'); --",
                "<script>alert(1)</script>",
                "../../etc/passwd",
                "=HYPERLINK(0)",
                "${jndi:ldap://x}",
                "%s%n",
                "列",
                "a\nb",
                "c0",
                "l[1]");
        String header = names.stream()
                .map(name -> '"' + name.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(","));
        String row = IntStream.range(0, names.size()).mapToObj(i -> "v" + i).collect(Collectors.joining(","));
        Path csv = make.text(header + "\n" + row + "\n" + row + "\n");
        String json = names.stream()
                .map(name ->
                        '"' + name.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\":\"v"
                                + names.indexOf(name) + '"')
                .collect(Collectors.joining(",", "{", "}"));

        for (Path file : List.of(csv, make.text(json + "\n" + json), make.text("[" + json + "," + json + "]"))) {
            LoadedTable loaded = TableReader.load(file, "t", ReadLimits.DEFAULT);
            assertThat(loaded.schema().columns())
                    .extracting(column -> column.name())
                    .isEqualTo(names);
            assertThat(TableReader.preview(file, "t", 1, ReadLimits.DEFAULT)
                            .rows()
                            .getFirst())
                    .isEqualTo(List.of(row.split(",")));
        }
    }

    @Test
    void raggedRowsAreNamedByLine() {
        TableException longer = failure(make.text("a,b\n1,2\n3,4,5\n"), "t.csv", ReadLimits.DEFAULT);
        TableException shorter = failure(make.text("a,b,c\n1,2,3\n\n4,5\n"), "t.csv", ReadLimits.DEFAULT);

        assertThat(longer.reason()).isEqualTo(Reason.TABLE_RAGGED);
        assertThat(longer.metadata()).containsEntry("line", "3");
        assertThat(shorter.reason()).isEqualTo(Reason.TABLE_RAGGED);
        assertThat(shorter.metadata()).containsEntry("line", "4");
    }

    @Test
    void quotesThatDoNotMatchAreCorruptAndNoValueIsTold() {
        TableException open = failure(make.text("a,b\n1,\"secret\n2,3\n"), "t.csv", ReadLimits.DEFAULT);
        TableException stray = failure(make.text("a,b\n1,\"secret\"x\n2,3\n"), "t.csv", ReadLimits.DEFAULT);

        assertThat(List.of(open, stray)).allSatisfy(failure -> {
            assertThat(failure.reason()).isEqualTo(Reason.FILE_CORRUPT);
            assertThat(failure.getMessage()).doesNotContain("secret").contains("line 2");
            assertThat(failure.getCause()).isNull();
        });
    }

    @Test
    void brokenJsonIsCorrupt() {
        assertThat(reasonOf(make.text("[{\"a\":1,\"b\":2},{\"a\":1"))).isEqualTo(Reason.FILE_CORRUPT);
        assertThat(reasonOf(make.text("[{\"a\":1,\"b\":2}]]"))).isEqualTo(Reason.FILE_CORRUPT);
        assertThat(reasonOf(make.text("[{\"a\":1,\"b\":secret},{\"a\":1,\"b\":3}]")))
                .isEqualTo(Reason.FILE_CORRUPT);
        assertThat(reasonOf(make.text("{\"a\":1,\"b\":2}\n{\"a\":}\n"))).isEqualTo(Reason.FILE_CORRUPT);
    }

    @Test
    void jsonThatIsNoTableSaysSo() {
        assertThat(reasonOf(make.text("[[1,2],[3,4]]"))).isEqualTo(Reason.TABLE_NESTED);
        assertThat(reasonOf(make.text("[{\"a\":1,\"b\":2},5]"))).isEqualTo(Reason.TABLE_NESTED);
        String deep = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);
        assertThat(reasonOf(make.text(deep))).isEqualTo(Reason.TABLE_NESTED);
    }

    @Test
    void sizesBeyondTheLimitsAreRefused() {
        Path rows = make.text("a,b\n" + "1,2\n".repeat(10_000));
        ReadLimits limits = ReadLimits.DEFAULT;

        assertThat(reasonOf(rows, "t", limits.withMaxBytes(1_000))).isEqualTo(Reason.FILE_TOO_LARGE);
        assertThat(reasonOf(rows, "t", limits.withMaxRowsAndCells(5_000, 1_000_000)))
                .isEqualTo(Reason.TABLE_TOO_LARGE);
        assertThat(reasonOf(rows, "t", limits.withMaxRowsAndCells(50_000, 10_000)))
                .isEqualTo(Reason.TABLE_TOO_LARGE);
        assertThat(reasonOf(rows, "t", limits.withTimeout(Duration.ofNanos(1)))).isEqualTo(Reason.READ_TIMED_OUT);
    }

    @Test
    void millionsOfBlankLinesReserveNoMemory() {
        String header = IntStream.range(0, 2_000).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        String row = "x" + ",".repeat(1_999) + "\n";
        Path file = make.text(header + "\n" + row + row + "\n".repeat(10_000_000));

        assertThat(TableReader.load(file, "t.csv", ReadLimits.DEFAULT).table().rows())
                .isEqualTo(2);
    }

    @Test
    void anInterruptStopsReading() {
        Path rows = make.text("a,b\n" + "1,2\n".repeat(10_000));
        Thread.currentThread().interrupt();
        try {
            assertThat(reasonOf(rows)).isEqualTo(Reason.READ_CANCELLED);
        } finally {
            assertThat(Thread.interrupted()).as("the interrupt stands").isTrue();
        }
    }

    @Test
    void nothingIsLeftBehind() throws IOException {
        List<String> before = scratches();
        make.parquet("SELECT 1 AS a");
        reasonOf(make.text("[{\"a\":1,\"b\":secret},{\"a\":1,\"b\":3}]"));
        reasonOf(make.parquet("SELECT range AS a FROM range(5)"));
        TableReader.load(make.gzip("[{\"a\":1,\"b\":2},{\"a\":1,\"b\":3}]".getBytes(UTF_8)), "t", ReadLimits.DEFAULT);

        assertThat(scratches()).isEqualTo(before);
    }

    private static List<String> scratches() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.map(Path::toString)
                    .filter(name -> name.contains(
                            Scratch.PREFIX + ProcessHandle.current().pid()))
                    .sorted()
                    .toList();
        }
    }
}
