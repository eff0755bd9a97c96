package io.syntho.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {

    @TempDir
    private Path project;

    @Test
    void helpNamesEveryCommand() throws IOException {
        Cli help = Cli.run(project, "help");

        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("demo", "synth", "scan", "up", "down", "status", "test", "bench", "help");
    }

    @Test
    void aCommandExplainsItself() throws IOException {
        assertThat(Cli.run(project, "help", "synth").out()).contains("--rows", "--seed", "--out");
        assertThat(Cli.run(project, "synth", "--help").out()).contains("--rows", "--seed", "--out");
    }

    @Test
    void anUnknownCommandIsRefusedWithoutAStackTrace() throws IOException {
        assertRefused(Cli.run(project, "dmeo"), "dmeo");
    }

    @Test
    void anUnknownOptionIsRefusedByItsName() throws IOException {
        assertRefused(Cli.run(project, "status", "--colour"), "--colour");
    }

    @Test
    void wrongSettingsOfTheDemoAreRefusedBeforeAnythingStarts() throws IOException {
        assertRefused(Cli.run(project, "demo", "--method", "magic"), "magic", "gaussian_copula");
        assertRefused(Cli.run(project, "demo", "--rows", "0"), "--rows: 0", "1 to 10000000");
        assertRefused(Cli.run(project, "demo", "--rows", "many"), "many");
        assertRefused(Cli.run(project, "demo", "--input", "missing.csv"), "missing.csv");
        assertThat(project.resolve(".syntho")).doesNotExist();
    }

    @Test
    void wrongSettingsOfTheEngineAreRefusedByName() throws IOException {
        Path table = Files.writeString(project.resolve("t.csv"), "a,b\n1,2\n");

        assertRefused(Cli.run(project, "synth"), "FILE");
        assertRefused(Cli.run(project, "synth", "missing.csv", "--rows", "1", "--out", "o.csv"), "missing.csv");
        assertRefused(Cli.run(project, "synth", table.toString(), "--rows", "-1", "--out", "o.csv"), "--rows: -1");
        assertRefused(
                Cli.run(project, "synth", table.toString(), "--rows", "1", "--out", "o.xls"), "o.xls", ".parquet");
        assertRefused(
                Cli.run(project, "synth", table.toString(), "--rows", "1", "--out", "no/such/o.csv"), "no/such/o.csv");
        assertRefused(
                Cli.run(project, "synth", table.toString(), "--rows", "1", "--out", "o.csv", "--method", "magic"),
                "magic");
    }

    @Test
    void whereNothingRunsStatusAndDownSaySo() throws IOException {
        Cli status = Cli.run(project, "status");
        assertThat(status.code()).isEqualTo(1);
        assertThat(status.out()).contains("does not run");

        Cli down = Cli.run(project, "down");
        assertThat(down.code()).isZero();
        assertThat(down.out()).contains("does not run");
    }

    private static void assertRefused(Cli command, String... words) {
        assertThat(command.code()).as(command.err()).isEqualTo(2);
        assertThat(command.err()).contains(words).doesNotContain("\tat ", "Exception");
    }
}
