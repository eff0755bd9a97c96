package io.syntho.server.generation.job;

import static io.syntho.server.generation.job.JobFixture.ALICE;
import static io.syntho.server.generation.job.JobFixture.BOB;
import static io.syntho.server.generation.job.JobFixture.facts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeaseTest {

    private static final Duration LEASE = JobRules.DEFAULT.lease();
    private static final ManualClock CLOCK = new ManualClock();
    private static JobFixture fixture;
    private static Jobs jobs;
    private static LeasedJobs leased;
    private JobId job;

    @BeforeAll
    static void open() {
        fixture = new JobFixture("leases", CLOCK);
        jobs = fixture.jobs;
        leased = fixture.leased;
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @BeforeEach
    void newJob() {
        job = fixture.newJob();
    }

    @Test
    void aWorkerThatLostItsLeaseWritesNothing() {
        Lease slow = jobs.acquire(job, ALICE).orElseThrow();
        CLOCK.advance(LEASE.plusSeconds(1));
        Lease fast = jobs.acquire(job, BOB).orElseThrow();

        List<Runnable> writes = List.of(
                () -> leased.startStage(slow, Stage.LOAD),
                () -> leased.completeStage(slow, Stage.FIT, facts("slow"), "fitted"),
                () -> leased.progress(slow, JobProgress.startOf(Stage.FIT)),
                () -> leased.log(slow, JobEvent.Severity.INFO, "x", "x"),
                () -> leased.checkpoint(slow, Optional.of("x")),
                () -> leased.fail(slow, JobFailure.of("INTERNAL_ERROR", "x")),
                () -> leased.retry(slow, JobFailure.of("INTERNAL_ERROR", "x")),
                () -> leased.giveBack(slow),
                () -> leased.complete(slow, (session, discards) -> {}));
        assertThat(writes).allSatisfy(write -> assertThatThrownBy(write::run).isInstanceOf(LeaseLost.class));
        leased.completeStage(fast, Stage.FIT, facts("fast"), "fitted");

        Job now = fixture.find(job);
        assertThat(now.outputs().get(Stage.FIT).facts())
                .as("only the living worker's outputs stand")
                .isEqualTo(facts("fast"));
        assertThat(now.fence()).isEqualTo(fast.fence());
        assertThat(now.state()).isEqualTo(JobState.RUNNING);
    }

    @Test
    void aHeldJobIsNobodyElses() {
        assertThat(jobs.acquire(job, ALICE)).isPresent();

        assertThat(jobs.acquire(job, BOB)).isEmpty();
        CLOCK.advance(LEASE.minusSeconds(1));
        assertThat(jobs.acquire(job, BOB)).as("up to the last moment").isEmpty();
    }

    @Test
    void ofManyWorkersAtOnceOneGetsTheJob() throws Exception {
        List<Future<Optional<Lease>>> tries = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                WorkerId worker = new WorkerId("worker " + i);
                tries.add(threads.submit(() -> jobs.acquire(job, worker)));
            }
        }

        int leases = 0;
        for (Future<Optional<Lease>> attempt : tries) {
            leases += attempt.get().isPresent() ? 1 : 0;
        }
        assertThat(leases).isEqualTo(1);
        assertThat(fixture.find(job).attempt()).isEqualTo(1);
    }

    @Test
    void aRenewedLeaseOutlivesItsFirstEnd() {
        Lease lease = jobs.acquire(job, ALICE).orElseThrow();
        CLOCK.advance(LEASE.minusSeconds(1));
        leased.renew(Set.of(lease));
        CLOCK.advance(Duration.ofSeconds(5));

        assertThat(jobs.acquire(job, BOB)).isEmpty();
        assertThat(leased.held(Set.of(lease))).containsExactly(lease);
    }

    @Test
    void aWorkerLearnsThatItsLeaseWasTaken() {
        Lease lease = jobs.acquire(job, ALICE).orElseThrow();
        CLOCK.advance(LEASE.plusSeconds(1));
        jobs.acquire(job, BOB).orElseThrow();

        leased.renew(Set.of(lease));

        assertThat(leased.held(Set.of(lease))).isEmpty();
    }

    @Test
    void aLeaseThatRanOutButWasNotTakenStillHolds() {
        Lease lease = jobs.acquire(job, ALICE).orElseThrow();
        CLOCK.advance(LEASE.plusSeconds(1));

        leased.renew(Set.of(lease));
        leased.completeStage(lease, Stage.LOAD, facts("read"), "read");

        assertThat(jobs.acquire(job, BOB)).isEmpty();
    }

    @Test
    void aCompletedJobIsCompletedOnce() {
        Lease lease = jobs.acquire(job, ALICE).orElseThrow();

        leased.complete(lease, (session, discards) -> JobFixture.point(session, lease, "once"));
        leased.complete(lease, (session, discards) -> JobFixture.point(session, lease, "twice"));

        assertThat(fixture.count("select count(*) from synthetic_datasets where file_path = 'once'"))
                .as("a repeated commit changes nothing")
                .isEqualTo(1);
        CLOCK.advance(LEASE.multipliedBy(2));
        assertThat(jobs.acquire(job, BOB)).isEmpty();
        assertThat(fixture.log(job)).containsOnlyOnce("COMPLETED LOAD");
    }

    @Test
    void aStageThatIsStartedOrCompletedAgainUnderOneLeaseIsToldOnce() {
        Lease lease = jobs.acquire(job, ALICE).orElseThrow();

        leased.startStage(lease, Stage.LOAD);
        leased.startStage(lease, Stage.LOAD);
        leased.completeStage(lease, Stage.LOAD, facts("a"), "read");
        leased.completeStage(lease, Stage.LOAD, facts("a"), "read");

        assertThat(fixture.log(job))
                .containsExactly("PENDING", "RUNNING LOAD", "attempt_started", "RUNNING LOAD", "load_done");
        assertThat(fixture.find(job).stage()).isEqualTo(Stage.TRIAL);
    }

    @Test
    void theNextAttemptFindsWhatTheLastOneCompleted() {
        Lease first = jobs.acquire(job, ALICE).orElseThrow();
        leased.startStage(first, Stage.LOAD);
        leased.completeStage(first, Stage.LOAD, facts("read"), "read");
        leased.startStage(first, Stage.FIT);
        CLOCK.advance(LEASE.plusSeconds(1));

        Lease second = jobs.acquire(job, BOB).orElseThrow();

        Job now = leased.read(second);
        assertThat(second.attempt()).isEqualTo(2);
        assertThat(now.outputs()).containsOnlyKeys(Stage.LOAD);
        assertThat(now.outputs().get(Stage.LOAD).fence()).isEqualTo(first.fence());
        assertThat(now.stages()).as("the stage cut off is not begun").containsOnlyKeys(Stage.LOAD);
        assertThat(fixture.log(job)).contains("worker_lost");
    }

    @Test
    void theLogHasEachNumberOnce() throws Exception {
        Lease lease = jobs.acquire(job, ALICE).orElseThrow();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 40; i++) {
                boolean durable = i % 2 == 0;
                threads.submit(() -> {
                    if (durable) {
                        leased.log(lease, JobEvent.Severity.INFO, "line", "x");
                    } else {
                        leased.progress(lease, JobProgress.startOf(Stage.LOAD));
                    }
                });
            }
        }

        List<Long> kept = jobs.eventsAfter(job, 0, 100).stream()
                .map(SequencedEvent::sequence)
                .toList();
        assertThat(kept).doesNotHaveDuplicates().isSorted().hasSize(23);
        assertThat(fixture.find(job).sequence()).as("progress counts too").isEqualTo(43);
    }
}
