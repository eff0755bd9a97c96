package io.syntho.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanCommandTest {

    private static final String ESCAPE = "\u001b";

    @TempDir
    private Path project;

    @Test
    void theLastLineTellsEveryColumnAndNoValueIsPrinted() throws IOException {
        Cli scan = Cli.run(project, "scan", people().toString(), "--json");

        assertThat(scan.code()).as(scan.err()).isZero();
        JsonNode columns = new ObjectMapper()
                .readTree(scan.out().lines().toList().getLast())
                .path("columns");
        assertThat(columns.fieldNames()).toIterable().containsExactly("x1", "amount", "town", "e" + ESCAPE + "[31m");
        assertThat(columns.path("x1").path("pii").asBoolean()).isTrue();
        assertThat(columns.path("x1").path("kind").asText()).isEqualTo("EMAIL");
        assertThat(columns.path("x1").path("share").asDouble()).isEqualTo(1);
        assertThat(columns.path("x1").path("confidence").asDouble()).isBetween(0.9, 1.0);
        assertThat(columns.path("x1").path("hipaa").asText()).isEqualTo("F");
        assertThat(columns.path("x1").path("evidence").asText()).contains("e-mail addresses");
        assertThat(columns.path("amount").path("pii").asBoolean()).isFalse();
        assertThat(columns.path("amount").path("kind").asText()).isEqualTo("NONE");
        assertThat(columns.path("town").path("pii").asBoolean())
                .as("a town alone is nobody")
                .isFalse();
        assertThat(columns.path("town").path("quasi_identifier").asBoolean()).isTrue();
        assertThat(scan.out()).doesNotContain("anna.0@").doesNotContain(ESCAPE);
    }

    @Test
    void aPersonReadsWhatWasFoundAndWhy() throws IOException {
        Cli scan = Cli.run(project, "scan", people().toString());

        assertThat(scan.out()).contains("email", "100 %", "HIPAA F", "a•••", "city", "2 columns hold none");
    }

    @Test
    void placesInTextsAreToldByRowWithoutTheirWords() throws IOException {
        Path notes = Files.writeString(
                project.resolve("notes.csv"),
                "id,note\n1,The pump was replaced on Monday morning.\n2,Please call Jane Whitfield about jane@example.org today.\n3,\n");

        Cli scan = Cli.run(project, "scan", notes.toString(), "--spans", "note");

        assertThat(scan.code()).as(scan.err()).isZero();
        JsonNode row = new ObjectMapper().readTree(scan.out());
        assertThat(scan.out().lines()).hasSize(1);
        assertThat(row.path("row").asInt()).isEqualTo(1);
        assertThat(row.path("spans").findValuesAsText("kind")).containsExactly("PERSON_NAME", "EMAIL");
        assertThat(row.path("spans").path(0).path("start").asInt()).isEqualTo(12);
        assertThat(row.path("spans").path(0).path("end").asInt()).isEqualTo(26);
        assertThat(Cli.run(project, "scan", notes.toString(), "--spans", "x").err())
                .contains("no column “x”");
        assertThat(Cli.run(project, "scan", notes.toString(), "--spans", "id").err())
                .contains("no text");
    }

    @Test
    void theBenchTellsWhatIsRightOnALabelledTable() throws IOException {
        Path table = people();
        Files.writeString(
                project.resolve("people.labels.json"),
                "{\"x1\": \"EMAIL\", \"amount\": {\"label\": \"PERSON\"}, \"town\": \"QUASI\"}");
        Files.writeString(
                project.resolve("people.notes.jsonl"),
                "{\"text\": \"Mail to jane@example.org today\", \"spans\": [[8, 24, \"EMAIL\"], [25, 30, \"DOB\"]]}");

        Cli bench = Cli.run(project, "bench", "pii", table.toString(), "--runs", "1");

        assertThat(bench.code()).as(bench.err()).isZero();
        assertThat(bench.out())
                .contains("F1 0.667   2 expected, 1 found, 1 of them right, kind right in 0.500")
                .contains("F1 0.667   2 expected, 1 found, 1 of them right; 1 texts")
                .contains("without", "with");
    }

    @Test
    void aFileThatIsNoTableIsToldByItsReason() throws IOException {
        Path empty = Files.writeString(project.resolve("empty.csv"), "");

        assertThat(Cli.run(project, "scan", empty.toString()).err()).contains("FILE_EMPTY");
        assertThat(Cli.run(project, "scan", "missing.csv").code()).isEqualTo(2);
    }

    private Path people() throws IOException {
        String[] towns = {"Lyon", "Graz", "Leeds"};
        String rows = IntStream.range(0, 120)
                .mapToObj(row -> "anna." + row + "@example.org," + row * 7 + "," + towns[row % 3] + "," + row % 5)
                .collect(Collectors.joining("\n"));
        return Files.writeString(project.resolve("people.csv"), "x1,amount,town,e" + ESCAPE + "[31m\n" + rows + "\n");
    }
}
