package io.syntho.tabular.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.StorageType;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonReadingTest {

    private static final List<List<String>> ROWS =
            List.of(List.of("1", "Zoë", "true", ""), List.of("2", "", "false", "x"));

    @TempDir
    private Path directory;

    private Hostile make;

    @BeforeEach
    void prepare() {
        make = new Hostile(directory);
    }

    private static LoadedTable load(Path file) {
        return TableReader.load(file, "table.json", ReadLimits.DEFAULT);
    }

    @Test
    void arraysLinesAndSpreadOutObjectsGiveTheSameTable() {
        String first = "{\"id\":1,\"name\":\"Zoë\",\"ok\":true}";
        String second = "{\"ok\":false,\"late\":\"x\",\"id\":2,\"name\":null}";
        Path array = make.text("[" + first + ",\n " + second + "]");
        Path lines = make.text(first + "\n" + second + "\n");
        Path spread = make.text(first.replace(",", ",\n") + "\n" + second.replace(",", ",\n"));

        assertThat(load(array).type()).isEqualTo(FileType.JSON);
        assertThat(load(lines).type()).isEqualTo(FileType.JSON_LINES);
        assertThat(List.of(array, lines, spread)).allSatisfy(file -> {
            assertThat(Texts.names(load(file))).containsExactly("id", "name", "ok", "late");
            assertThat(Texts.rows(load(file))).isEqualTo(ROWS);
            assertThat(load(file).schema().columns())
                    .extracting(ColumnSchema::type)
                    .containsExactly(StorageType.INTEGER, StorageType.STRING, StorageType.BOOLEAN, StorageType.STRING);
        });
    }

    @Test
    void compressedAndOtherwiseEncodedFilesAreRead() {
        String json = "[{\"a\":\"Zoë\",\"b\":1},{\"a\":\"y\",\"b\":2}]";

        assertThat(List.of(
                        make.gzip(json.getBytes(UTF_8)),
                        make.bytes(("\uFEFF" + json).getBytes(UTF_8)),
                        make.bytes(("\uFEFF" + json).getBytes(UTF_16LE)),
                        make.bytes(json.getBytes(ISO_8859_1))))
                .allSatisfy(
                        file -> assertThat(Texts.rows(load(file)).getFirst()).containsExactly("Zoë", "1"));
    }

    @Test
    void nestedValuesBecomeText() {
        Path file = make.text("""
                [{"id": 1, "tags": ["a", "b"], "at": {"x": 1}},
                 {"id": 2, "tags": [], "at": null}]""");

        assertThat(Texts.rows(load(file)))
                .containsExactly(List.of("1", "[\"a\",\"b\"]", "{\"x\":1}"), List.of("2", "[]", ""));
    }

    @Test
    void escapedKeysAndBracketsInStringsAreUnderstood() {
        Path file = make.text("""
                {"k\\u0065y \\"1\\"/~": "}{][,", "b": "\\\\"}
                {"key \\"1\\"/~": "x", "b": "\\""}
                """);

        assertThat(Texts.names(load(file))).containsExactly("key \"1\"/~", "b");
        assertThat(Texts.rows(load(file))).containsExactly(List.of("}{][,", "\\"), List.of("x", "\""));
    }

    @Test
    void numbersKeepTheirDigits() {
        Path file =
                make.text("[{\"a\":1.5,\"b\":\"007\",\"c\":12345678901234567890},{\"a\":2.25,\"b\":\"008\",\"c\":1}]");

        assertThat(Texts.rows(load(file)))
                .containsExactly(List.of("1.5", "007", "12345678901234567890"), List.of("2.25", "008", "1"));
    }

    @Test
    void keysThatDifferOnlyInCaseAreRefused() {
        assertThat(Hostile.reasonOf(make.text("[{\"a\":1,\"A\":2},{\"a\":3,\"A\":4}]")))
                .isEqualTo(TableException.Reason.COLUMN_NAMES_DUPLICATE);
    }
}
