package io.syntho.local.backends;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syntho.local.PlatformFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortTakenTest {

    @TempDir
    private Path folder;

    @Test
    void aTakenPortIsExplainedByWhoHoldsIt() throws IOException {
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            LocalRedis redis =
                    new LocalRedis(folder, folder, folder.resolve("redis.log"), holder.getLocalPort(), "password");

            assertThatThrownBy(redis::start)
                    .isInstanceOf(PlatformFailure.class)
                    .hasMessageContaining("Port " + holder.getLocalPort())
                    .hasMessageContaining("Redis")
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
    }
}
