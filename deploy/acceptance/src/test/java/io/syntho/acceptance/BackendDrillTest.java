package io.syntho.acceptance;

import io.syntho.local.process.Folders;
import io.syntho.v1.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class BackendDrillTest {

    @AfterAll
    static void nothingIsLeft() {
        Drill.assertNothingIsLeft();
    }

    @Test
    void aRedisThatLosesEverythingMidJobCostsNoJobAndNoEvent() {
        Watching running = Watching.of(Drill.customer(), Drill.create());
        Watching waiting = Watching.of(Drill.customer(), Drill.create());
        running.awaitStage(Stage.STAGE_FIT);

        TestPlatform.part("Redis").kill();
        Folders.delete(TestPlatform.data("redis"));
        Watching madeWithoutRedis = Watching.of(Drill.customer(), Drill.create());
        TestPlatform.part("Redis").start();

        Drill.assertCompletedOnce(running);
        Drill.assertCompletedOnce(waiting);
        Drill.assertCompletedOnce(madeWithoutRedis);
    }

    @Test
    void aPostgresThatIsKilledMidJobCostsNoJobAndNoEvent() {
        Watching running = Watching.of(Drill.customer(), Drill.create());
        Watching waiting = Watching.of(Drill.customer(), Drill.create());
        running.awaitStage(Stage.STAGE_FIT);

        TestPlatform.part("PostgreSQL").kill();
        TestPlatform.part("PostgreSQL").start();

        Drill.assertCompletedOnce(running);
        Drill.assertCompletedOnce(waiting);
    }
}
