package io.syntho.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.local.process.LocalService;
import io.syntho.v1.CreateSyntheticDatasetRequest;
import io.syntho.v1.Stage;
import io.syntho.v1.SyntheticDataset;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TwoWorkersDrillTest {

    private static final int CALLS = 50;
    private static final LocalService SECOND = TestPlatform.anotherWorker();

    @BeforeAll
    static void twoWorkers() {
        SECOND.start();
    }

    @AfterAll
    static void nothingIsLeft() {
        SECOND.stop();
        Drill.assertNothingIsLeft();
    }

    @Test
    void fiftyCallsAtOnceUnderOneRequestIdMakeOneJobWhichOneWorkerDoes() throws Exception {
        String jobs = "select id from jobs";
        int before = Truth.query(jobs).size();
        CreateSyntheticDatasetRequest request = Drill.request();

        Set<String> made = inParallel(() -> Drill.customer()
                .api()
                .call(() -> Drill.customer().api().syntheticDatasets().createSyntheticDataset(request))
                .getName());

        assertThat(made).as("names that %d calls were given", CALLS).hasSize(1);
        assertThat(Truth.query(jobs)).as("jobs").hasSize(before + 1);
        SyntheticDataset one =
                SyntheticDataset.newBuilder().setName(made.iterator().next()).build();
        Drill.assertCompletedOnce(Watching.of(Drill.customer(), one));
        assertThat(Truth.of(one.getName()).logged("attempt_started"))
                .as("attempts")
                .isEqualTo(1);
    }

    @Test
    void twoWorkersShareTheJobsAndDoEachOnce() throws IOException {
        List<Watching> watchings = Stream.generate(() -> Watching.of(Drill.customer(), Drill.create()))
                .limit(4)
                .toList();

        watchings.forEach(Drill::assertCompletedOnce);

        assertThat(watchings)
                .allSatisfy(job -> assertThat(job.truth().logged("attempt_started"))
                        .as("attempts")
                        .isEqualTo(1));
        assertThat(Files.readString(TestPlatform.logs().resolve("worker-2.log")))
                .as("the second worker's log")
                .contains("attempt 1 begins");
    }

    @Test
    void aJobOfAWorkerThatDiesIsTakenOverByTheOther() {
        Watching watching = Watching.of(Drill.customer(), Drill.create());
        watching.awaitStage(Stage.STAGE_FIT);
        String owner = watching.truth().job("lease_owner");
        LocalService holder = Stream.of(SECOND, TestPlatform.part("Worker"))
                .filter(worker ->
                        owner.contains("-" + worker.process().orElseThrow().pid() + "-"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the job ended before it was looked at"));

        holder.kill();

        Drill.assertCompletedOnce(watching);
        assertThat(watching.truth().logged("worker_lost")).as("workers lost").isEqualTo(1);
        holder.start();
    }

    private static Set<String> inParallel(Callable<String> call) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(Collections.nCopies(CALLS, call)).stream()
                    .map(Future::resultNow)
                    .collect(Collectors.toSet());
        }
    }
}
