package io.syntho.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syntho.local.PlatformFailure;
import io.syntho.local.ProjectRoot;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformLockTest {

    @TempDir
    private Path folder;

    @Test
    void onlyOneHoldsIt() {
        Path file = folder.resolve("lock");
        try (PlatformLock first = PlatformLock.take(file).orElseThrow()) {
            assertThat(first).isNotNull();
            assertThat(PlatformLock.take(file)).isEmpty();
            assertThat(PlatformLock.isHeld(file)).isTrue();
        }
        assertThat(PlatformLock.isHeld(file)).isFalse();
    }

    @Test
    void aSecondPlatformSaysWhereTheFirstIs() {
        PlatformHome home = new PlatformHome(new ProjectRoot(folder));
        StateFile.write(
                home.state(),
                new PlatformState(4711, PlatformState.Phase.READY, "http://127.0.0.1:21000", List.of(), ""));
        try (PlatformLock first = PlatformLock.take(home.lock()).orElseThrow()) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> Platform.open(home, state -> {}))
                    .isInstanceOf(PlatformFailure.class)
                    .hasMessageContaining("runs already")
                    .hasMessageContaining("http://127.0.0.1:21000")
                    .hasMessageContaining("4711")
                    .hasMessageContaining("./syntho down");
        }
    }

    @Test
    void theStateIsReadAsItWasWritten() {
        PartState part =
                new PartState("Redis", PartState.Phase.RESTARTING, 21001, 0, 5, 0.4, 2, "Redis was ended by signal 9.");
        PlatformState state = new PlatformState(1, PlatformState.Phase.READY, "http://127.0.0.1:1", List.of(part), "");
        StateFile.write(folder.resolve("state"), state);

        assertThat(StateFile.read(folder.resolve("state"))).contains(state);
    }
}
