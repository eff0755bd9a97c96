package io.syntho.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.syntho.local.ProjectRoot;
import io.syntho.local.process.JavaCommand;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of {@code ./syntho}, as a person types them, each in a process of its own. */
class LauncherTest {

    @TempDir
    private Path folder;

    @Test
    void theDemoStartsAPlatformBringsEverythingHomeAndLeavesNothingRunning() throws IOException {
        Path out = folder.resolve("out");

        Command demo = syntho(
                "demo", "--input", sample().toString(), "--rows", "1500", "--seed", "7", "--out", out.toString());

        assertThat(demo.code()).as(demo.output()).isZero();
        assertThat(demo.output()).contains("Upload", "Learn", "Privacy", "Quality", "Compliance", "Done in");
        List<String> csv = Files.readAllLines(out.resolve("people-synthetic.csv"));
        assertThat(csv).hasSize(1501).first().asString().startsWith("age,workclass,education");
        assertThat(Files.readAllBytes(out.resolve("people-synthetic.parquet"))).startsWith('P', 'A', 'R', '1');
        assertThat(Files.readAllBytes(out.resolve("compliance-report.pdf"))).startsWith('%', 'P', 'D', 'F');
        JsonNode scores = new ObjectMapper().readTree(out.resolve("scores.json").toFile());
        assertThat(scores.at("/synthetic_dataset/seed").asInt()).isEqualTo(7);
        assertThat(scores.at("/privacy/score").asDouble()).isBetween(0.0, 100.0);
        assertThat(scores.at("/quality/overall/score").asDouble()).isBetween(0.5, 1.0);
        assertThat(childrenOf(folder))
                .as("processes that work in the platform's folder")
                .isEmpty();
    }

    @Test
    void aDetachedPlatformIsSeenUsedAndStopped() throws IOException {
        assertThat(syntho("up", "--detach").code()).isZero();

        Command second = syntho("up");
        assertThat(second.code()).isEqualTo(1);
        assertThat(second.output()).contains("runs already", "./syntho down");
        Command status = syntho("status");
        assertThat(status.code()).as(status.output()).isZero();
        assertThat(status.output()).contains("PostgreSQL", "Redis", "Envoy", "API", "Worker");
        Path broken = Files.writeString(folder.resolve("broken.csv"), "a,b\n");
        Command demo = syntho(
                "demo",
                "--input",
                broken.toString(),
                "--out",
                folder.resolve("none").toString());
        assertThat(demo.code()).isEqualTo(1);
        assertThat(demo.output()).contains("TABLE_WITHOUT_ROWS").doesNotContain("\tat ");

        assertThat(syntho("down").code()).isZero();
        assertThat(syntho("status").code()).isEqualTo(1);
        assertThat(childrenOf(folder))
                .as("processes that work in the platform's folder")
                .isEmpty();
    }

    private Command syntho(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(JavaCommand.small(
                256,
                System.getProperty("java.class.path"),
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dlogback.configurationFile=syntho-logback.xml",
                        "-D" + ProjectRoot.PROPERTY + "=" + ProjectRoot.find().path(),
                        "-D" + ProjectRoot.HOME_PROPERTY + "=" + folder.resolve("home")),
                List.of("io.syntho.local.cli.Main")));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(folder, "command", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        int code = process.onExit().join().exitValue();
        return new Command(code, Files.readString(output));
    }

    /** The first rows of the demo's own table. */
    private Path sample() throws IOException {
        Path packed = ProjectRoot.find().resolve("deploy/local/data/adult.csv.gz");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(packed))) {
            List<String> lines =
                    new String(in.readAllBytes()).lines().limit(3001).toList();
            return Files.write(folder.resolve("people.csv"), lines);
        }
    }

    /** The shells that watch over the parts end a moment after them. */
    private void assertNothingRuns() {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(childrenOf(folder))
                        .as("processes that work in the platform's folder")
                        .isEmpty());
    }

    private static List<String> childrenOf(Path folder) {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(line -> line.contains(folder.toString()))
                .toList();
    }

    private record Command(int code, String output) {}
}
