package io.syntho.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.local.process.LocalService;
import io.syntho.v1.Stage;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ApiDrillTest {

    @AfterAll
    static void nothingIsLeft() {
        Drill.assertNothingIsLeft();
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

    private static void restart(String part) {
        LocalService service = TestPlatform.part(part);
        service.kill();
        service.start();
    }
}
