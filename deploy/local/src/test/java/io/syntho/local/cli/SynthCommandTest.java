package io.syntho.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynthCommandTest {

    @TempDir
    private Path project;

    private Path table;

    @BeforeEach
    void writeATable() throws IOException {
        String rows = IntStream.range(0, 400)
                .mapToObj(i -> (18 + i % 60) + "," + (i % 3 == 0 ? "north" : "south") + "," + (i * 37 % 1000) / 10.0)
                .collect(Collectors.joining("\n"));
        table = Files.writeString(project.resolve("people.csv"), "age,region,score\n" + rows + "\n");
    }

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherDoesNot() throws IOException {
        synth("one.csv", "7");
        synth("two.csv", "7");
        synth("other.csv", "8");

        assertThat(project.resolve("one.csv")).hasSameBinaryContentAs(project.resolve("two.csv"));
        assertThat(Files.readAllBytes(project.resolve("other.csv")))
                .isNotEqualTo(Files.readAllBytes(project.resolve("one.csv")));
        List<String> lines = Files.readAllLines(project.resolve("one.csv"));
        assertThat(lines).hasSize(251).first().isEqualTo("age,region,score");
        assertThat(lines.subList(1, lines.size())).allMatch(line -> line.matches("\\d+,(north|south),\\d+\\.\\d"));
    }

    @Test
    void theLastLineTellsWhatItTook() throws IOException {
        Cli synth = synth("out.parquet", "7");

        JsonNode cost = new ObjectMapper().readTree(synth.out().lines().toList().getLast());
        assertThat(cost.fieldNames())
                .toIterable()
                .containsExactly(
                        "method",
                        "choice_reason",
                        "trial_cpu_seconds",
                        "rows",
                        "seed",
                        "fit_wall_seconds",
                        "fit_cpu_seconds",
                        "sample_wall_seconds",
                        "sample_cpu_seconds",
                        "peak_rss_mb");
        assertThat(cost.path("method").asText()).isEqualTo("gaussian_copula");
        assertThat(cost.path("rows").asInt()).isEqualTo(250);
        assertThat(cost.path("seed").asInt()).isEqualTo(7);
        assertThat(cost.path("fit_cpu_seconds").asDouble()).isPositive();
        assertThat(cost.path("peak_rss_mb").asInt()).isBetween(50, 4000);
        assertThat(Files.readAllBytes(project.resolve("out.parquet"))).startsWith("PAR1".getBytes());
    }

    @Test
    void whatDifferentialPrivacyCostIsTold() throws IOException {
        Cli synth = Cli.run(
                project,
                "synth",
                table.toString(),
                "--method",
                "autoregressive",
                "--rows",
                "20",
                "--epochs",
                "1",
                "--epsilon",
                "9.5",
                "--delta",
                "1e-4",
                "--out",
                "private.csv",
                "--json");

        assertThat(synth.code()).as(synth.err()).isZero();
        JsonNode privacy = new ObjectMapper()
                .readTree(synth.out().lines().toList().getLast())
                .path("privacy");
        assertThat(privacy.path("epsilon_asked").asDouble()).isEqualTo(9.5);
        assertThat(privacy.path("epsilon_spent").asDouble()).isBetween(9.0, 9.5);
        assertThat(privacy.path("delta").asDouble()).isEqualTo(1e-4);
        assertThat(Files.readAllLines(project.resolve("private.csv"))).hasSize(21);
    }

    @Test
    void nonsensicalPromisesAreRefused() throws IOException {
        for (List<String> wrong : List.of(
                List.of("--epsilon", "0"),
                List.of("--epsilon", "NaN"),
                List.of("--delta", "1e-5"),
                List.of("--epsilon", "1", "--delta", "1"))) {
            List<String> arguments = new ArrayList<>(List.of("synth", table.toString(), "--rows", "5"));
            arguments.addAll(List.of("--method", "autoregressive", "--out", "out.csv"));
            arguments.addAll(wrong);

            assertThat(Cli.run(project, arguments.toArray(String[]::new)).code())
                    .as("%s", wrong)
                    .isEqualTo(2);
        }
        assertThat(Cli.run(project, "synth", table.toString(), "--rows", "5", "--out", "o.csv", "--epsilon", "1")
                        .code())
                .as("the copula promises nothing")
                .isEqualTo(2);
    }

    @Test
    void aFileThatIsNoTableIsToldByItsReasonAndLeavesNothing() throws IOException {
        Path empty = Files.writeString(project.resolve("empty.csv"), "");

        Cli synth = Cli.run(project, "synth", empty.toString(), "--rows", "5", "--out", "out.csv");

        assertThat(synth.code()).isEqualTo(1);
        assertThat(synth.err()).contains("FILE_EMPTY").doesNotContain("\tat ");
        assertThat(project.resolve("out.csv")).doesNotExist();
        assertThat(project.resolve("out.csv.part")).doesNotExist();
    }

    @Test
    void autoTellsWhatItChoseAndWhy() throws IOException {
        Cli synth = Cli.run(
                project, "synth", table.toString(), "--method", "auto", "--rows", "5", "--out", "out.csv", "--json");

        assertThat(synth.code()).as(synth.err()).isZero();
        JsonNode cost = new ObjectMapper().readTree(synth.out().lines().toList().getLast());
        assertThat(cost.path("method").asText()).isEqualTo("gaussian_copula");
        assertThat(cost.path("choice_reason").asText()).contains("400 rows");
        assertThat(synth.out()).contains("gaussian_copula  The Gaussian copula, since 400 rows");
    }

    @Test
    void anUnknownMethodIsToldWhichThereAre() throws IOException {
        Cli synth = Cli.run(project, "synth", table.toString(), "--method", "magic", "--rows", "5", "--out", "out.csv");

        assertThat(synth.code()).isEqualTo(2);
        assertThat(synth.err()).contains("magic", "autoregressive and auto");
    }

    @Test
    void epochsAreRefusedWhereNothingTrains() throws IOException {
        Cli synth = Cli.run(project, "synth", table.toString(), "--rows", "5", "--out", "out.csv", "--epochs", "3");

        assertThat(synth.code()).isEqualTo(2);
        assertThat(synth.err()).contains("--epochs: 3", "gaussian_copula");
    }

    private Cli synth(String out, String seed) throws IOException {
        Cli synth =
                Cli.run(project, "synth", table.toString(), "--rows", "250", "--seed", seed, "--out", out, "--json");
        assertThat(synth.code()).as(synth.err()).isZero();
        assertThat(synth.err()).isEmpty();
        return synth;
    }
}
