package io.syntho.server.generation.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syntho.local.backends.LocalRedis;
import io.syntho.local.backends.SharedBackends;
import io.syntho.server.generation.OwnSnapshots;
import io.syntho.server.generation.job.Engine;
import io.syntho.server.generation.job.Job;
import io.syntho.server.generation.job.JobFixture;
import io.syntho.server.generation.job.JobId;
import io.syntho.server.generation.job.JobProgress;
import io.syntho.server.generation.job.JobState;
import io.syntho.server.generation.job.ScriptedWork;
import io.syntho.server.generation.job.SequencedEvent;
import io.syntho.server.generation.job.Stage;
import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.identity.UserId;
import io.syntho.server.platform.queue.Nudges;
import io.syntho.v1.ErrorReason;
import io.syntho.v1.SyntheticDataset;
import io.syntho.v1.WatchSyntheticDatasetResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobWatchTest {

    private final ScriptedWork work = new ScriptedWork();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private Engine engine;
    private JobFixture fixture;
    private Nudges nudges;
    private JobWatch watch;

    @BeforeEach
    void open() {
        engine = new Engine("watching");
        fixture = engine.fixture;
        nudges = fixture.feed.nudges();
        watch = watch(Clock.systemUTC());
        work.in(Stage.FIT, attempt -> {
            for (int i = 1; i <= 60; i++) {
                attempt.report(JobProgress.of(Stage.FIT, i / 60.0, "epoch " + i));
                Thread.sleep(50);
            }
        });
    }

    @AfterEach
    void close() {
        SharedBackends.redis();
        threads.shutdownNow();
        nudges.close();
        engine.close();
    }

    private JobWatch watch(Clock clock) {
        return new JobWatch(new OwnSnapshots(fixture.database), fixture.jobs, fixture.feed, nudges, clock);
    }

    @Test
    void aWatcherSeesEveryEventOnceAndThenTheEnd() throws Exception {
        JobId job = fixture.newJob();
        WatchLog log = new WatchLog();
        Future<?> watching = threads.submit(() -> follow(job, log));
        engine.worker("alice", 1, work);

        watching.get();

        assertSawAll(job, log);
        assertThat(log.skipped()).as("a reader that keeps up skips nothing").isZero();
        assertThat(log.progress()).isBetween(20L, 60L);
        WatchSyntheticDatasetResponse last = log.events().getLast();
        assertThat(last.getStateChange().getSyntheticDataset().getState())
                .isEqualTo(SyntheticDataset.State.STATE_COMPLETED);
        assertThat(last.getStateChange().getSyntheticDataset().getStagesList())
                .allSatisfy(stage -> assertThat(stage.getState().name()).isEqualTo("STATE_DONE"));
    }

    @Test
    void aWatcherThatReconnectsAgainAndAgainMissesNothingAndSeesNothingTwice() throws Exception {
        JobId job = fixture.newJob();
        WatchLog log = new WatchLog();
        engine.worker("alice", 1, work);

        int connections = 0;
        boolean ended = false;
        while (!ended) {
            ended = followFor(job, log, Duration.ofMillis(130));
            connections++;
        }

        assertThat(connections).isGreaterThan(5);
        assertSawAll(job, log);
        assertThat(log.skipped()).isZero();
    }

    @Test
    void emptyingRedisLosesProgressAtMost() throws Exception {
        JobId job = fixture.newJob();
        WatchLog log = new WatchLog();
        engine.worker("alice", 1, work);
        boolean ended = false;
        for (int connection = 0; !ended; connection++) {
            ended = followFor(job, log, Duration.ofMillis(300));
            if (connection == 2) {
                fixture.redis.ask(commands -> commands.flushall());
            }
        }

        assertSawAll(job, log);
    }

    @Test
    void withoutRedisAWatcherIsSlowerAndNotWrong() throws Exception {
        LocalRedis redis = SharedBackends.redis();
        JobId job = fixture.newJob();
        WatchLog log = new WatchLog();
        Future<?> watching = threads.submit(() -> follow(job, log));
        engine.worker("alice", 1, work);
        Engine.until("progress", () -> log.progress() > 3);

        redis.kill();
        watching.get();
        redis.start();

        assertSawAll(job, log);
        assertThat(log.progress()).as("some progress is told all the same").isGreaterThan(4);
    }

    @Test
    void aSlowReaderGetsLessProgressAndEverythingElse() throws Exception {
        JobId job = fixture.newJob();
        WatchLog log = new WatchLog();
        engine.worker("alice", 1, work);

        watch.follow(fixture.owner, fixture.find(job).syntheticDataset(), 0, message -> {
            log.take(message);
            if (message.hasProgress()) {
                Thread.sleep(1200);
            }
        });

        assertSawAll(job, log);
        assertThat(log.skipped()).isGreaterThan(10);
        assertThat(log.progress()).isLessThan(20);
    }

    @Test
    void whoWatchesFromTheMiddleGetsThePastInTheSnapshot() throws Exception {
        JobId job = fixture.newJob();
        engine.worker("alice", 1, work);
        Engine.until("fitting", () -> fixture.find(job).stage() == Stage.FIT);
        WatchLog log = new WatchLog();

        follow(job, log);

        assertThat(log.events().getFirst().getSequence())
                .as("not from the beginning")
                .isGreaterThan(5);
    }

    @Test
    void ofOneThatHasEndedTheWatchSendsWhatFollowsAndEnds() throws Exception {
        JobId job = completed();
        Job done = fixture.find(job);
        WatchLog log = new WatchLog();

        follow(job, log);
        assertThat(log.events()).as("from now on there is nothing").isEmpty();

        WatchLog replay = new WatchLog();
        watch.follow(fixture.owner, done.syntheticDataset(), 1, replay::take);
        assertThat(replay.events().getLast().getSequence()).isEqualTo(done.sequence());
        assertThat(replay.lasting()).isEqualTo(lasting(job, 1));
    }

    @Test
    void numbersThatAreNotThereAreOutOfRange() throws Exception {
        JobId job = completed();
        Job done = fixture.find(job);

        assertThat(reason(watch, done, done.sequence() + 1)).isEqualTo(ErrorReason.SEQUENCE_OUT_OF_RANGE);
        JobWatch later = watch(Clock.offset(Clock.systemUTC(), Duration.ofHours(25)));
        assertThat(reason(later, done, 1)).as("a day later").isEqualTo(ErrorReason.SEQUENCE_OUT_OF_RANGE);
        later.follow(fixture.owner, done.syntheticDataset(), 0, message -> {});
    }

    @Test
    void anothersIsNotThere() {
        Job job = fixture.find(fixture.newJob());

        assertThatThrownBy(() -> watch.follow(new UserId(UUID.randomUUID()), job.syntheticDataset(), 0, message -> {}))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        e -> assertThat(e.reason()).isEqualTo(ErrorReason.SYNTHETIC_DATASET_NOT_FOUND));
    }

    @Test
    void aCancellationEndsTheWatchAtOnce() throws Exception {
        work.waitingIn(Stage.SAMPLE).passing(Stage.FIT);
        JobId job = fixture.newJob();
        engine.worker("alice", 1, work);
        WatchLog log = new WatchLog();
        Future<?> watching = threads.submit(() -> follow(job, log));
        Engine.until("sampling", () -> work.waits(Stage.SAMPLE));

        long asked = System.nanoTime();
        engine.cancel(job);
        watching.get();

        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(2));
        assertThat(log.events().getLast().getStateChange().getState())
                .isEqualTo(SyntheticDataset.State.STATE_CANCELLED);
    }

    private JobId completed() {
        work.passing(Stage.FIT);
        engine.worker("alice", 1, work);
        JobId job = fixture.newJob();
        engine.await(job, JobState.COMPLETED);
        return job;
    }

    private Void follow(JobId job, WatchLog log) throws InterruptedException {
        log.connect();
        watch.follow(fixture.owner, fixture.find(job).syntheticDataset(), log.position(), log::take);
        return null;
    }

    /** Watches for a while, then loses the connection; tells whether the end came before. */
    private boolean followFor(JobId job, WatchLog log, Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        log.connect();
        Future<Boolean> connection = threads.submit(() -> {
            try {
                watch.follow(fixture.owner, fixture.find(job).syntheticDataset(), log.position(), message -> {
                    if (System.nanoTime() > end) {
                        throw new InterruptedException("cut");
                    }
                    log.take(message);
                });
                return true;
            } catch (InterruptedException cut) {
                return false;
            }
        });
        return connection.get();
    }

    private static ErrorReason reason(JobWatch watch, Job job, long after) throws InterruptedException {
        try {
            watch.follow(job.owner(), job.syntheticDataset(), after, message -> {});
            throw new AssertionError("nothing was refused");
        } catch (ApiException refused) {
            return refused.reason();
        }
    }

    private void assertSawAll(JobId job, WatchLog log) {
        long start = log.events().getFirst().getSequence();
        assertThat(log.lasting()).as("every event that lasts").isEqualTo(lasting(job, start - 1));
        assertThat(log.events().getLast().getSequence())
                .isEqualTo(fixture.find(job).sequence());
    }

    private List<Long> lasting(JobId job, long after) {
        return fixture.jobs.eventsAfter(job, after, 1000).stream()
                .map(SequencedEvent::sequence)
                .toList();
    }
}
