package io.syntho.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineBenchTest {

    @TempDir
    private Path project;

    private Path table(int rows) throws IOException {
        String lines = IntStream.range(0, rows)
                .mapToObj(i -> (18 + i % 60) + "," + (i % 3 == 0 ? "north" : "south") + "," + (i * 37 % 1000) / 10.0)
                .collect(Collectors.joining("\n"));
        return Files.writeString(project.resolve("people" + rows + ".csv"), "age,region,score\n" + lines + "\n");
    }

    @Test
    void everyFitIsTimedAndRefusalsAreTold() throws IOException {
        Cli bench = Cli.run(
                project,
                "bench",
                "engine",
                table(700).toString(),
                table(11).toString(),
                "--method",
                "tvae",
                "--method",
                "gaussian_copula",
                "--rows",
                "500",
                "--runs",
                "1",
                "--json");

        assertThat(bench.code()).as(bench.err()).isZero();
        List<String> lines = bench.out().lines().toList();
        assertThat(lines).hasSize(4);
        JsonNode tvae = new ObjectMapper().readTree(lines.getFirst());
        assertThat(tvae.path("method").asText()).isEqualTo("tvae");
        assertThat(tvae.path("rows").asInt()).isEqualTo(500);
        assertThat(tvae.path("step_cpu_ms").asDouble()).isPositive();
        assertThat(tvae.path("fit_cpu_seconds").asDouble()).isPositive();
        assertThat(tvae.path("sample_100k_cpu_seconds").asDouble()).isPositive();
        assertThat(tvae.path("quality").asDouble()).isBetween(0.5, 1.0);
        assertThat(tvae.has("refused")).isFalse();
        JsonNode copula = new ObjectMapper().readTree(lines.get(1));
        assertThat(copula.has("step_cpu_ms")).as("takes no steps").isFalse();
        assertThat(new ObjectMapper().readTree(lines.getLast()).path("refused").asText())
                .startsWith("TABLE_TOO_SMALL");
    }

    @Test
    void epochsAreRefusedWhereNothingTrains() throws IOException {
        Cli bench = Cli.run(
                project, "bench", "engine", table(700).toString(), "--method", "gaussian_copula", "--epochs", "3");

        assertThat(bench.code()).isEqualTo(2);
        assertThat(bench.err()).contains("--epochs: 3", "gaussian_copula");
    }
}
