package io.syntho.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.syntho.local.process.ChildProcess;
import io.syntho.local.process.Launch;
import io.syntho.local.process.LocalService;
import io.syntho.local.process.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {

    @TempDir
    private Path folder;

    private final AtomicBoolean stopping = new AtomicBoolean();
    private final List<PartState> seen = new CopyOnWriteArrayList<>();
    private Sleeper sleeper;

    @AfterEach
    void stop() {
        stopping.set(true);
        sleeper.stop();
    }

    @Test
    void aPartThatDiesIsReportedWithItsLastWordsAndStartedAgain() {
        watched("echo out of luck; exec sleep 300");
        long first = pid();
        await().until(() -> sleeper.process().orElseThrow().log().tail().contains("out of luck"));

        sleeper.kill();

        await().atMost(Duration.ofSeconds(10)).until(() -> last().phase() == PartState.Phase.READY && pid() != first);
        assertThat(last().restarts()).isEqualTo(1);
        assertThat(seen)
                .filteredOn(state -> state.phase() == PartState.Phase.RESTARTING)
                .singleElement()
                .satisfies(state ->
                        assertThat(state.detail()).contains("ended by signal 9").contains("out of luck"));
    }

    @Test
    void aPartThatIsStoppedWithThePlatformStaysDown() {
        watched("exec sleep 300");
        stopping.set(true);

        sleeper.stop();

        await().during(Duration.ofMillis(1500)).atMost(Duration.ofSeconds(3)).until(() -> !sleeper.runs());
        assertThat(seen).noneMatch(state -> state.phase() == PartState.Phase.RESTARTING);
    }

    private void watched(String script) {
        sleeper = new Sleeper(script, Ports.free(1).getFirst(), folder);
        StateBoard board = new StateBoard(
                List.of(sleeper), "", state -> seen.add(state.parts().getFirst()));
        sleeper.start();
        board.set(sleeper, PartState.Phase.READY);
        new Supervisor(board, stopping).watch(sleeper);
    }

    private PartState last() {
        return seen.getLast();
    }

    private long pid() {
        return sleeper.process().orElseThrow().pid();
    }

    /** A real process that is well as long as it runs. */
    private static final class Sleeper extends LocalService {

        private final String script;
        private final Path folder;

        private Sleeper(String script, int port, Path folder) {
            super("Sleeper", port);
            this.script = script;
            this.folder = folder;
        }

        @Override
        public boolean healthy() {
            return runs();
        }

        @Override
        protected void prepare() {}

        @Override
        protected ChildProcess launch() {
            return ChildProcess.start(
                    Launch.of(name(), List.of("sh", "-c", script), folder, folder.resolve("sleeper.log")));
        }
    }
}
