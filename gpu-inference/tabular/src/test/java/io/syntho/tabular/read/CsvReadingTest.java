package io.syntho.tabular.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReadingTest {

    private static final String PEOPLE = "name,city\nZoë,\"Köln, Dom\"\nIngrid,Oslo\n";

    @TempDir
    private Path directory;

    private Hostile make;

    @BeforeEach
    void prepare() {
        make = new Hostile(directory);
    }

    private static LoadedTable load(Path file) {
        return TableReader.load(file, "table.csv", ReadLimits.DEFAULT);
    }

    static Stream<byte[]> encodings() {
        return Stream.of(
                PEOPLE.getBytes(UTF_8),
                ("\uFEFF" + PEOPLE).getBytes(UTF_8),
                ("\uFEFF" + PEOPLE).getBytes(UTF_16LE),
                ("\uFEFF" + PEOPLE).getBytes(UTF_16BE),
                PEOPLE.getBytes(ISO_8859_1),
                PEOPLE.getBytes(Charset.forName("windows-1252")));
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void everyEncodingGivesTheSameTable(byte[] bytes) {
        assertThat(Texts.names(load(make.bytes(bytes)))).containsExactly("name", "city");
        assertThat(Texts.rows(load(make.bytes(bytes))))
                .containsExactly(List.of("Zoë", "Köln, Dom"), List.of("Ingrid", "Oslo"));
        assertThat(Texts.rows(load(make.gzip(bytes)))).as("compressed").hasSize(2);
    }

    @Test
    void charactersOfWindows1252ThatLatin1LacksAreRead() {
        Path file = make.text("price,note\n1,“€5”\n2,–\n", Charset.forName("windows-1252"));

        assertThat(Texts.rows(load(file)).getFirst()).containsExactly("1", "“€5”");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void everyDelimiterIsFound(String delimiter) {
        String csv = "name,n,note\nA,1,\"x, y; z|\tw\"\nB,2,plain\n"
                .replace(",n,", delimiter + "n" + delimiter)
                .replace("A,1,", "A" + delimiter + "1" + delimiter)
                .replace("B,2,", "B" + delimiter + "2" + delimiter);

        assertThat(Texts.rows(load(make.text(csv))))
                .containsExactly(List.of("A", "1", "x, y; z|\tw"), List.of("B", "2", "plain"));
    }

    @Test
    void decimalCommasDoNotHideSemicolons() {
        LoadedTable loaded = load(make.text("a;b\n1,5;2,25\n3,5;4,75\n"));

        assertThat(Texts.names(loaded)).containsExactly("a", "b");
        assertThat(Texts.rows(loaded)).containsExactly(List.of("1,5", "2,25"), List.of("3,5", "4,75"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void everyLineEndIsRead(String end) {
        String csv = String.join(end, "a,b", "1,x", "2,\"y" + end + "z\"", "3,w") + end;

        assertThat(Texts.rows(load(make.text(csv))))
                .containsExactly(List.of("1", "x"), List.of("2", "y" + end + "z"), List.of("3", "w"));
    }

    @Test
    void mixedLineEndsBlankLinesAndAMissingLastOneAreRead() {
        assertThat(Texts.rows(load(make.text("\n\na,b\r\n1,x\n\n2,y\r\n\r\n3,z"))))
                .containsExactly(List.of("1", "x"), List.of("2", "y"), List.of("3", "z"));
    }

    @Test
    void quotesMayBeDoubledSingleOrStandInTheMiddle() {
        assertThat(Texts.rows(load(make.text("a,b\n\"say \"\"hi\"\"\",5\" pipe\nx, \"y\"\n"))))
                .containsExactly(List.of("say \"hi\"", "5\" pipe"), List.of("x", "y"));
        assertThat(Texts.rows(load(make.text("'a','b'\n'x, y','it''s'\n'z','w'\n"))))
                .containsExactly(List.of("x, y", "it's"), List.of("z", "w"));
    }

    @Test
    void aFileWithoutAHeaderKeepsItsFirstRow() {
        LoadedTable loaded = load(make.text("39,State-gov,77516\n50,Private,83311\n38,Private,215646\n"));

        assertThat(Texts.names(loaded)).containsExactly("column_1", "column_2", "column_3");
        assertThat(loaded.table().rows()).isEqualTo(3);
    }

    @Test
    void yearsAreAHeader() {
        LoadedTable loaded = load(make.text("country,2019,2020\nA,1,2\nB,3,4\n"));
        LoadedTable onlyYears = load(make.text("2019,2020,2021\n10,20,30\n11,21,31\n"));

        assertThat(Texts.names(loaded)).containsExactly("country", "2019", "2020");
        assertThat(Texts.names(onlyYears)).containsExactly("2019", "2020", "2021");
    }

    @Test
    void aLineAsLongAsAllowedIsRead() {
        String text = "x".repeat(1_000_000);

        assertThat(Texts.rows(load(make.text("a,b\n1," + text + "\n2,y\n")))
                        .getFirst()
                        .get(1))
                .isEqualTo(text);
    }

    @Test
    void aHeaderWiderThanWhatIsSniffedIsRead() {
        StringBuilder header = new StringBuilder("c0");
        StringBuilder row = new StringBuilder("0");
        for (int i = 1; i < 1_900; i++) {
            header.append(",")
                    .append("a long column name to fill the buffer with, quoted or not, number ".replace(",", ""))
                    .append(i);
            row.append(",").append(i);
        }
        LoadedTable loaded = load(make.text(header + "\n" + row + "\n" + row + "\n"));

        assertThat(loaded.table().width()).isEqualTo(1_900);
        assertThat(loaded.table().rows()).isEqualTo(2);
    }
}
