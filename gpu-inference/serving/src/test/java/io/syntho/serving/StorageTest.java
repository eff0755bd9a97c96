package io.syntho.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syntho.synthesis.Cancellation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageTest {

    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path folder;

    private Objects objects;
    private Storage storage;

    @BeforeEach
    void open() throws IOException {
        objects = new Objects();
        storage = new Storage(Optional.of(objects.address()), 1_000);
    }

    @AfterEach
    void close() {
        objects.close();
    }

    @Test
    void whatIsStoredIsToldWithItsHash() throws IOException {
        Path file = Files.write(folder.resolve("file"), HELLO);

        String sha256 = storage.store(file, objects.url("file"), Cancellation.NONE);

        assertThat(objects.get("file")).contains(HELLO);
        assertThat(sha256).isEqualTo("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
    }

    @Test
    void aRequestThatFailsIsMadeAgain() throws IOException {
        objects.put("file", HELLO);
        objects.failNext(2);

        storage.fetch(objects.url("file"), folder.resolve("file"), Cancellation.NONE);

        assertThat(folder.resolve("file")).hasBinaryContent(HELLO);
    }

    @Test
    void anObjectThatIsNotThereFailsWithoutShowingItsUrl() {
        assertThatThrownBy(() -> storage.fetch(objects.url("none"), folder.resolve("file"), Cancellation.NONE))
                .isInstanceOf(StorageFailure.class)
                .hasMessage("read: the storage answered 404");
    }

    @Test
    void anObjectLargerThanANodeTakesIsNotKept() {
        objects.put("file", new byte[1_001]);

        assertThatThrownBy(() -> storage.fetch(objects.url("file"), folder.resolve("file"), Cancellation.NONE))
                .isInstanceOf(StorageFailure.class)
                .hasMessageContaining("1000");
    }

    @Test
    void nobodyElseIsAsked() throws IOException {
        try (Objects elsewhere = new Objects()) {
            elsewhere.put("file", HELLO);

            assertThatThrownBy(() -> storage.fetch(elsewhere.url("file"), folder.resolve("file"), Cancellation.NONE))
                    .isInstanceOf(StorageFailure.class)
                    .hasMessageContaining("another place")
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void aLeashIsPulledWhenItsObjectGoes() {
        objects.put("leash", HELLO);
        try (Leash leash = new Leash(storage, objects.url("leash"), Cancellation.NONE)) {
            Awaitility.await().during(Duration.ofSeconds(1)).until(() -> !leash.requested());

            objects.remove("leash");

            Awaitility.await().atMost(Duration.ofSeconds(3)).until(leash::requested);
        }
    }

    @Test
    void aLeashThatNobodyRewritesIsPulled() {
        objects.put("leash", HELLO);
        try (Leash leash = new Leash(storage, objects.url("leash"), Cancellation.NONE, Duration.ofMillis(1_500))) {
            Awaitility.await().atMost(Duration.ofSeconds(5)).until(leash::requested);
        }
    }

    @Test
    void aLeashThatIsRewrittenHoldsThoughTheStorageStumbles() {
        objects.put("leash", HELLO);
        try (Leash leash = new Leash(storage, objects.url("leash"), Cancellation.NONE, Duration.ofMillis(2_500))) {
            objects.failNext(2);
            for (int beat = 0; beat < 8; beat++) {
                objects.put("leash", new byte[] {(byte) beat});
                Awaitility.await().pollDelay(Duration.ofMillis(500)).until(() -> true);
                assertThat(leash.requested()).as("beat %d", beat).isFalse();
            }
        }
    }
}
