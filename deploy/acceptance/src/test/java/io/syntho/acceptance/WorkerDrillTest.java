package io.syntho.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.v1.Stage;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorkerDrillTest {

    @AfterAll
    static void whatDeadWorkersLeftIsDeleted() {
        Drill.assertNothingIsLeft();
        Awaitility.await("scratch of dead workers")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(TestPlatform.data("work")
                                .resolve("jobs")
                                .toFile()
                                .list())
                        .as("one folder, that of the living worker")
                        .hasSize(1));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"STAGE_UNSPECIFIED", "UNRECOGNIZED"})
    void aJobWhoseWorkerIsKilledInAStageIsCompletedOnce(Stage stage) {
        Watching watching = Watching.of(Drill.customer(), Drill.create(stage));
        watching.awaitStage(stage);

        TestPlatform.part("Worker").kill();
        TestPlatform.part("Worker").start();

        Drill.assertCompletedOnce(watching);
    }
}
