package io.syntho.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syntho.local.PlatformFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndpointsTest {

    @TempDir
    private Path folder;

    @Test
    void portsAreChosenOnceAndKept() {
        Endpoints first = Endpoints.in(file());

        assertThat(Endpoints.in(file())).isEqualTo(first);
        assertThat(new HashSet<>(first.ports().values())).as("all different").hasSameSizeAs(Endpoints.Part.values());
    }

    @Test
    void portsLieBelowThoseThatLinuxGivesToOutgoingConnections() {
        assertThat(Endpoints.in(file()).ports().values()).allMatch(port -> port >= 20_000 && port < 32_768);
    }

    @Test
    void aBrokenFileSaysHowToGetAnother() throws IOException {
        Files.writeString(file(), "{\"api\": ");

        assertThatThrownBy(() -> Endpoints.in(file()))
                .isInstanceOf(PlatformFailure.class)
                .hasMessageContaining(file().toString())
                .hasMessageContaining("Delete it");
    }

    @Test
    void aPartThatAnOlderFileLacksGetsAPortAndTheOthersKeepTheirs() throws IOException {
        Files.writeString(file(), "{\"api\": 21000, \"public\": 21007}");

        Endpoints completed = Endpoints.in(file());

        assertThat(completed.port(Endpoints.Part.API)).isEqualTo(21000);
        assertThat(completed.port(Endpoints.Part.PUBLIC)).isEqualTo(21007);
        assertThat(completed.port(Endpoints.Part.REDIS)).isPositive();
        assertThat(Endpoints.in(file())).isEqualTo(completed);
    }

    @Test
    void secretsAreRandomKeptAndReadableByUsOnly() throws IOException {
        Secrets secrets = new Secrets(folder.resolve("secrets"));
        String redis = secrets.redis();

        assertThat(new Secrets(folder.resolve("secrets")).redis()).as("kept").isEqualTo(redis);
        assertThat(secrets.storageSecretKey())
                .as("each its own")
                .isNotEqualTo(redis)
                .hasSize(48);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secrets/redis"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secrets"))))
                .isEqualTo("rwx------");
    }

    private Path file() {
        return folder.resolve("endpoints.json");
    }
}
