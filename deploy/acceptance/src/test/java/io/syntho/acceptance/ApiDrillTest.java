package io.syntho.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.syntho.local.process.LocalService;
import io.syntho.v1.Dataset;
import io.syntho.v1.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiDrillTest {

    /** Rows that make a file of more than one part of 8 MiB. */
    private static final int TWO_PARTS = 330_000;

    @TempDir
    private Path folder;

    @AfterAll
    static void nothingIsLeft() {
        Drill.assertNothingIsLeft();
    }

    @Test
    void anUploadGoesOnAfterTheApiWasKilledBetweenItsPartsAndWhileItWasCompleted() {
        List<Path> before = TestPlatform.storedUploads();
        try (Customer customer = Customer.someoneNew()) {
            ResumedUpload upload = ResumedUpload.begin(customer, Samples.people(folder, TWO_PARTS));
            assertThat(upload.missing()).as("parts").containsExactly(1, 2);
            upload.send(1);

            restart("API");
            assertThat(upload.missing()).as("parts to be sent again").containsExactly(2);
            upload.send(2);
            CompletableFuture<Dataset> completed = upload.complete();
            // The parts have become a file, which the API is reading to check it.
            await("the whole file")
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> namesBeside(before).contains("people.csv"));
            restart("API");

            Dataset dataset = customer.detected(completed.join());
            assertThat(dataset.getState()).as(dataset.getError().getMessage()).isEqualTo(Dataset.State.STATE_READY);
            assertThat(dataset.getRowCount()).isEqualTo(TWO_PARTS);
            assertThat(upload.datasets()).as("datasets of this customer").containsExactly(dataset.getName());
            assertThat(namesBeside(before))
                    .as("the file and its preview; no part")
                    .containsExactlyInAnyOrder("people.csv", "rows.binpb");
        }
    }

    @Test
    void aWatcherMissesNothingWhenTheApiIsKilled() {
        Watching watching = Watching.of(Drill.customer(), Drill.create());
        watching.awaitStage(Stage.STAGE_FIT);

        restart("API");

        Drill.assertCompletedOnce(watching);
        assertThat(watching.connections()).isGreaterThan(1);
    }

    @Test
    void aWatcherMissesNothingWhenItsConnectionBreaksAgainAndAgain() {
        Watching watching = Watching.of(Drill.customer(), Drill.create());

        for (Stage stage : List.of(Stage.STAGE_LOAD, Stage.STAGE_SAMPLE, Stage.STAGE_CORRELATION)) {
            watching.awaitStage(stage);
            restart("Envoy");
        }

        Drill.assertCompletedOnce(watching);
        assertThat(watching.connections()).isGreaterThan(1);
    }

    private static List<String> namesBeside(List<Path> before) {
        return TestPlatform.storedUploads().stream()
                .filter(file -> !before.contains(file))
                .map(file -> file.getFileName().toString())
                .toList();
    }

    private static void restart(String part) {
        LocalService service = TestPlatform.part(part);
        service.kill();
        service.start();
    }
}
