package io.syntho.server.generation.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.server.platform.errors.SafeTrace;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorkerTest {

    private Engine engine;
    private JobFixture fixture;
    private final ScriptedWork work = new ScriptedWork();

    @BeforeEach
    void open() {
        engine = new Engine("workers");
        fixture = engine.fixture;
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void aJobGoesThroughItsStagesOnceInOrder() {
        engine.worker("alice", 1, work);

        JobId job = fixture.newJob();

        engine.await(job, JobState.COMPLETED);
        assertThat(work.entered()).containsExactly(Stage.values());
        assertThat(work.closed()).isEqualTo(1);
        assertThat(fixture.status(job)).isEqualTo("completed");
        assertThat(fixture.log(job))
                .startsWith("PENDING", "RUNNING LOAD", "attempt_started")
                .endsWith("COMPLETED STORE");
    }

    @Test
    void twoWorkersDoOneJobOnce() {
        engine.worker("alice", 2, work);
        engine.worker("bob", 2, work);
        List<JobId> jobs = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            jobs.add(fixture.newJob());
        }

        jobs.forEach(job -> engine.await(job, JobState.COMPLETED));

        assertThat(work.entered()).hasSize(10 * Stage.values().length);
        assertThat(work.pointed()).isEqualTo(10);
        assertThat(jobs).allSatisfy(job -> assertThat(fixture.log(job)).containsOnlyOnce("COMPLETED STORE"));
    }

    @Test
    void aWorkerTakesNoMoreJobsThanItHasSlots() {
        work.waitingIn(Stage.FIT);
        JobWorker worker = engine.worker("alice", 2, work);
        for (int i = 0; i < 4; i++) {
            fixture.newJob();
        }
        Engine.until("two jobs run", () -> worker.running() == 2);

        assertThat(fixture.count("select count(*) from jobs where state = 'pending'"))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void aJobIsCancelledWithinTwoSecondsInWhicheverStage(Stage stage) {
        work.waitingIn(stage);
        JobWorker worker = engine.worker("alice", 1, work);
        JobId job = fixture.newJob();
        Engine.until("work in " + stage, () -> work.waits(stage));

        long asked = System.nanoTime();
        Job cancelled = engine.cancel(job);
        assertThat(cancelled.state()).as("final at once").isEqualTo(JobState.CANCELLED);
        Engine.until("the worker is free", () -> worker.running() == 0);

        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(2));
        assertThat(work.closed()).isEqualTo(1);
        assertThat(fixture.find(job).state()).isEqualTo(JobState.CANCELLED);
        assertThat(fixture.status(job)).isEqualTo("cancelled");
        assertThat(fixture.log(job)).endsWith("CANCELLED " + stage);
    }

    @Test
    void aPendingJobIsCancelledWithoutAWorker() {
        JobId job = fixture.newJob();

        engine.cancel(job);
        engine.cancel(job);
        engine.worker("alice", 1, work);
        JobId other = fixture.newJob();
        engine.await(other, JobState.COMPLETED);

        assertThat(fixture.log(job)).as("and repeating it changes nothing").containsExactly("PENDING", "CANCELLED");
    }

    @Test
    void aRefusalFailsTheJobAtOnce() {
        JobFailure why = JobFailure.of("NO_COLUMN_LEFT", "The settings leave no column to learn.");
        work.in(Stage.LOAD, attempt -> {
            throw new CanNotBeDone(why);
        });
        engine.worker("alice", 1, work);

        Job job = engine.await(fixture.newJob(), JobState.FAILED);

        assertThat(job.attempt()).isEqualTo(1);
        assertThat(job.failure()).contains(why);
    }

    @Test
    void whatBreaksIsTriedThreeTimesAndCompletedStagesAreNotDoneAgain() {
        work.in(Stage.SAMPLE, attempt -> {
            throw new IOException("disk on fire");
        });
        engine.worker("alice", 1, work);

        Job job = engine.await(fixture.newJob(), JobState.FAILED);

        assertThat(work.entered())
                .containsExactly(Stage.LOAD, Stage.TRIAL, Stage.FIT, Stage.SAMPLE, Stage.SAMPLE, Stage.SAMPLE);
        assertThat(job.failure()).hasValueSatisfying(failure -> {
            assertThat(failure.reason()).isEqualTo("DEPENDENCY_UNAVAILABLE");
            assertThat(failure.message()).doesNotContain("fire");
        });
        assertThat(work.closed()).isEqualTo(3);
    }

    @Test
    void whatBreaksOnceIsMendedByTheNextAttempt() {
        AtomicInteger tries = new AtomicInteger();
        work.in(Stage.QUALITY, attempt -> {
            if (tries.incrementAndGet() == 1) {
                throw new OutOfMemoryError("as if");
            }
        });
        engine.worker("alice", 1, work);

        Job job = engine.await(fixture.newJob(), JobState.COMPLETED);

        assertThat(job.attempt()).isEqualTo(2);
        assertThat(work.entered().stream().filter(Stage.FIT::equals)).hasSize(1);
    }

    @Test
    void aJobWhoseWorkerDiedIsTakenOver() {
        JobId job = fixture.newJob();
        Lease dead = fixture.jobs.acquire(job, new WorkerId("dead")).orElseThrow();
        fixture.leased.startStage(dead, Stage.LOAD);
        fixture.leased.completeStage(dead, Stage.LOAD, JobFixture.facts("read"), "read");

        engine.worker("alice", 1, work);

        engine.await(job, JobState.COMPLETED);
        assertThat(work.entered()).doesNotContain(Stage.LOAD).startsWith(Stage.TRIAL);
    }

    @Test
    void aJobThatKillsThreeWorkersFails() {
        JobId job = fixture.newJob();
        for (int i = 1; i <= 3; i++) {
            WorkerId worker = new WorkerId("dead " + i);
            Engine.until("lease", () -> fixture.jobs.acquire(job, worker).isPresent());
        }

        Job failed = engine.await(job, JobState.FAILED);
        assertThat(failed.failure().map(JobFailure::reason)).contains("ATTEMPTS_EXHAUSTED");
    }

    @Test
    void aWorkerThatShutsDownGivesItsJobBackAndAnotherGoesOn() {
        work.waitingIn(Stage.FIT);
        JobWorker leaving = engine.worker("alice", 1, work);
        JobId job = fixture.newJob();
        Engine.until("fitting", () -> work.waits(Stage.FIT));

        long asked = System.nanoTime();
        leaving.close();
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(3));
        assertThat(fixture.find(job).state()).isEqualTo(JobState.PENDING);
        work.passing(Stage.FIT);
        engine.worker("bob", 1, work);

        Job done = engine.await(job, JobState.COMPLETED);
        assertThat(done.attempt()).as("leaving costs no attempt").isEqualTo(1);
        assertThat(work.entered().stream().filter(Stage.LOAD::equals)).hasSize(1);
    }

    @Test
    void progressReachesTheFeedInOrderWithoutAGap() {
        work.in(Stage.FIT, attempt -> {
            for (int i = 1; i <= 100; i++) {
                attempt.report(JobProgress.of(Stage.FIT, i / 100.0, ""));
                Thread.sleep(5);
            }
        });
        engine.worker("alice", 1, work);
        JobId job = fixture.newJob();
        fixture.jobs.announce(job);
        Job done = engine.await(job, JobState.COMPLETED);

        List<SequencedEvent> feed = fixture.feed.after(job, 0, 1000).orElseThrow();
        assertThat(feed.stream().map(SequencedEvent::sequence).toList())
                .as("every number from the first to the last")
                .isEqualTo(LongStream.rangeClosed(1, done.sequence()).boxed().toList());
        long told = feed.stream()
                .filter(event -> event.event() instanceof JobEvent.Progressed)
                .count();
        assertThat(told)
                .as("one a stage, and not each of a hundred reports")
                .isBetween((long) Stage.values().length, 60L);
        assertThat(feed.getLast().event().terminal()).isTrue();
    }

    @Test
    void whatALibrarySaysOfACellStandsInNoLine() {
        work.in(Stage.LOAD, attempt -> {
            throw new IllegalStateException("can not read 'Ada Lovelace'");
        });
        engine.worker("alice", 1, work);

        JobId job = fixture.newJob();
        engine.await(job, JobState.FAILED);

        assertThat(SafeTrace.of(new IllegalStateException("can not read 'Ada Lovelace'")))
                .doesNotContain("Ada");
        assertThat(fixture.jobs.eventsAfter(job, 0, 100).toString()).doesNotContain("Ada");
    }
}
