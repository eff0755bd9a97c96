package io.syntho.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syntho.local.process.Ports;
import io.syntho.server.Arguments.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    @TempDir
    private Path folder;

    @Test
    void rolesAndFileAreRead() {
        Arguments arguments = Arguments.parse("--roles=api,worker", "--config", "a.yaml", "--check");

        assertThat(arguments.roles()).containsExactlyInAnyOrder(Kind.API, Kind.WORKER);
        assertThat(arguments.config()).contains(Path.of("a.yaml"));
        assertThat(arguments.check()).isTrue();
        assertThat(Arguments.parse("--roles=api", "--config=b.yaml").config()).contains(Path.of("b.yaml"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--roles=king", "--role=api", "api", "--config", ""})
    void whatIsNotUnderstoodIsSaid(String word) {
        assertThatThrownBy(() -> Arguments.parse(word))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("usage:");
    }

    @Test
    void settingsThatAreNotValidEndItBeforeAnythingStarts() {
        assertThat(Main.run(Map.of(), "--roles=api")).isEqualTo(2);
        assertThat(Main.run(Map.of(), "--nonsense")).isEqualTo(2);
        assertThat(Main.run(Map.of("SYNTHO_ENVIRONMENT", "development"), "--check"))
                .isEqualTo(2);
    }

    @Test
    void validSettingsCanBeCheckedWithoutStarting() {
        assertThat(Main.run(ServerEnvironment.of("checked", 0, 0), "--check")).isZero();
    }

    @Test
    void aDatabaseThatIsAwayEndsItWithAnExitCode() {
        Map<String, String> variables = ServerEnvironment.of("away", 0, 0);
        variables.put(
                "SYNTHO_DATABASE_URL",
                "jdbc:postgresql://127.0.0.1:%d/none".formatted(Ports.free(1).getFirst()));

        assertThat(Main.run(variables, "--roles=worker")).isEqualTo(1);
    }

    @Test
    void sigtermEndsItInGoodOrder() throws Exception {
        int port = Ports.free(1).getFirst();
        Path log = folder.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "io.syntho.server.Main",
                "--roles=api");
        builder.environment().putAll(ServerEnvironment.of("sigterm", port, 0));
        builder.redirectErrorStream(true).redirectOutput(log.toFile()).directory(folder.toFile());
        Process process = builder.start();
        try {
            Awaitility.await().atMost(Duration.ofSeconds(90)).until(() -> !process.isAlive() || ready(port));
            assertThat(process.isAlive()).as(Files.readString(log)).isTrue();

            process.destroy();

            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as("ended by SIGTERM").isEqualTo(143);
            List<String> lines = Files.readAllLines(log);
            assertThat(lines).noneMatch(line -> line.contains("could not be stopped"));
        } finally {
            process.destroyForcibly();
        }
    }

    private static boolean ready(int port) throws InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready"))
                                            .timeout(Duration.ofSeconds(5))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
