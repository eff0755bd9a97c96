package io.syntho.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.syntho.local.PlatformFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {

    @TempDir
    private Path folder;

    @Test
    void itsProcessIdIsTheProgramsOwn() {
        try (ChildProcess child = sh("sleep", "exec sleep 60")) {
            await().untilAsserted(() -> assertThat(command(child.pid())).hasValue("sleep"));
        }
    }

    @Test
    void stopSendsTheSignalThatItWasGiven() {
        ChildProcess child = ChildProcess.start(Launch.of(
                        "trap",
                        List.of("sh", "-c", "trap 'echo bye; exit 7' INT; echo ready; while :; do sleep 0.05; done"),
                        folder,
                        log())
                .endedBy("INT", Duration.ofSeconds(5)));
        await().until(() -> child.log().tail().contains("ready"));

        child.stop();

        assertThat(child.exitCode()).hasValue(7);
        assertThat(child.log().tail()).contains("bye");
    }

    @Test
    void itIsKilledAtOnceThoughEveryThreadOfTheCommonPoolIsTaken() {
        CountDownLatch end = new CountDownLatch(1);
        int threads = ForkJoinPool.getCommonPoolParallelism();
        CountDownLatch taken = new CountDownLatch(threads);
        IntStream.range(0, threads)
                .forEach(thread -> ForkJoinPool.commonPool().execute(() -> {
                    taken.countDown();
                    await().atMost(Duration.ofMinutes(1)).until(() -> end.getCount() == 0);
                }));
        await().until(() -> taken.getCount() == 0);
        ChildProcess child = sh("sleep", "exec sleep 60");
        try {
            assertThat(CompletableFuture.runAsync(
                            child::kill, task -> Thread.ofVirtual().start(task)))
                    .succeedsWithin(Duration.ofSeconds(20));
            assertThat(child.onExit()).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(128 + 9);
        } finally {
            end.countDown();
        }
    }

    @Test
    void aProcessThatIgnoresItsSignalIsKilledWhenItsGraceIsOver() {
        ChildProcess child = ChildProcess.start(Launch.of(
                        "deaf",
                        List.of("sh", "-c", "trap '' TERM; echo ready; while :; do sleep 0.05; done"),
                        folder,
                        log())
                .endedBy("TERM", Duration.ofMillis(300)));
        await().until(() -> child.log().tail().contains("ready"));

        child.stop();

        assertThat(child.exitCode()).hasValue(128 + 9);
    }

    @Test
    void aProgramThatEndsEarlyIsReportedWithItsCodeAndItsLastWords() {
        ChildProcess child = sh("brittle", "echo no room on the disk; exit 3");

        assertThatThrownBy(() -> Waiting.untilHealthy(child, Duration.ofSeconds(5), () -> false))
                .isInstanceOf(PlatformFailure.class)
                .hasMessageContaining("brittle ended with exit code 3")
                .hasMessageContaining("no room on the disk")
                .hasMessageContaining(log().toString());
    }

    @Test
    void childrenDieWithALauncherThatIsKilled() throws Exception {
        Path pidFile = folder.resolve("pid");
        Process launcher = new ProcessBuilder(
                        JavaCommand.java().toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Orphanage.class.getName(),
                        pidFile.toString(),
                        log().toString())
                .start();
        await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(pidFile) && Files.size(pidFile) > 0);
        ProcessHandle child = ProcessHandle.of(
                        Long.parseLong(Files.readString(pidFile).trim()))
                .orElseThrow();
        assertThat(child.isAlive()).isTrue();

        launcher.destroyForcibly().waitFor();

        await().atMost(Duration.ofSeconds(5)).until(() -> !runs(child.pid()));
    }

    @Test
    void aLogNeverGrowsBeyondItsBound() throws IOException {
        ChildProcess child = sh("chatter", "head -c 20000000 /dev/zero | tr '\\0' 'x'; echo; echo end");
        child.onExit().join();
        child.stop();

        assertThat(Files.size(log())).isLessThanOrEqualTo(8L << 20);
        assertThat(Files.size(log().resolveSibling("child.log.1"))).isLessThanOrEqualTo(8L << 20);
        assertThat(child.log().tail()).last().isEqualTo("end");
    }

    /** Starts a child that would run for minutes, writes its process id down, and waits to be killed. */
    static final class Orphanage {

        private Orphanage() {}

        public static void main(String[] arguments) throws Exception {
            Path pidFile = Path.of(arguments[0]);
            ChildProcess child = ChildProcess.start(
                    Launch.of("orphan", List.of("sleep", "300"), pidFile.getParent(), Path.of(arguments[1])));
            Files.writeString(pidFile, Long.toString(child.pid()));
            Thread.sleep(Duration.ofMinutes(5));
        }
    }

    private ChildProcess sh(String name, String script) {
        return ChildProcess.start(Launch.of(name, List.of("sh", "-c", script), folder, log()));
    }

    private Path log() {
        return folder.resolve("logs").resolve("child.log");
    }

    private static Optional<String> command(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .map(path -> Path.of(path).getFileName().toString());
    }

    /** A dead process whose new parent has not collected it is a zombie, which is as good as gone. */
    private static boolean runs(long pid) {
        try {
            return !Files.readString(Path.of("/proc", Long.toString(pid), "stat"))
                    .contains(") Z ");
        } catch (IOException gone) {
            return false;
        }
    }
}
