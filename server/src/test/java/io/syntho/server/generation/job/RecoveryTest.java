package io.syntho.server.generation.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.local.backends.LocalPostgres;
import io.syntho.local.backends.LocalRedis;
import io.syntho.local.backends.SharedBackends;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The machine's parts go away at the worst moments: the job ends once, completed. */
class RecoveryTest {

    private Engine engine;
    private JobFixture fixture;
    private final ScriptedWork work = new ScriptedWork();

    @BeforeEach
    void open() {
        engine = new Engine("recovery");
        fixture = engine.fixture;
    }

    @AfterEach
    void close() {
        SharedBackends.redis();
        SharedBackends.postgres();
        engine.close();
    }

    @Test
    void aJobThatTheRelayNeverSawIsDone() {
        JobId job = fixture.newJob();
        fixture.count("with gone as (delete from outbox returning 1) select count(*) from gone");

        engine.worker("alice", 1, work);

        endsOnce(job);
    }

    @Test
    void aMessageThatIsRelayedTwiceStartsOneAttempt() {
        JobId job = fixture.newJob();
        for (int i = 0; i < 5; i++) {
            engine.queue.add(job.value());
        }
        engine.worker("alice", 2, work);
        engine.worker("bob", 2, work);

        assertThat(endsOnce(job).attempt()).isEqualTo(1);
    }

    @Test
    void aMessageThatDiedWithItsReaderIsSentAgain() {
        JobId job = fixture.newJob();
        Engine.until("relayed", () -> engine.queue.depth() > 0);
        assertThat(engine.queue.taker("dead", JobRules.DEFAULT.checkEvery()).take())
                .as("read, and then the worker dies")
                .contains(job.value());

        Engine.until("told again", () -> engine.queue.depth() > 0);
        engine.worker("alice", 1, work);
        endsOnce(job);
    }

    @Test
    void nonsenseInTheStreamIsPassedOver() {
        engine.queue.add(UUID.randomUUID());
        fixture.redis.ask(commands -> commands.xadd("queue-recovery", java.util.Map.of("id", "?".getBytes())));
        JobId job = fixture.newJob();

        engine.worker("alice", 1, work);

        endsOnce(job);
    }

    @Test
    void emptyingRedisInTheMiddleLosesNothing() {
        CountDownLatch emptied = new CountDownLatch(1);
        work.in(Stage.FIT, attempt -> {
            attempt.report(JobProgress.of(Stage.FIT, 0.5, ""));
            emptied.await();
        });
        engine.worker("alice", 1, work);
        JobId first = fixture.newJob();
        Engine.until("fitting", () -> work.entered().contains(Stage.FIT));
        JobId second = fixture.newJob();
        Engine.until("told", () -> engine.queue.depth() > 0);
        long before = fixture.find(first).sequence();

        fixture.redis.ask(commands -> commands.flushall());
        emptied.countDown();

        assertThat(endsOnce(first).sequence()).as("numbers go on").isGreaterThan(before);
        endsOnce(second);
    }

    @Test
    void jobsGoOnWithoutRedis() {
        LocalRedis redis = SharedBackends.redis();
        redis.kill();
        try {
            engine.worker("alice", 1, work);
            JobId job = fixture.newJob();

            Job done = endsOnce(job);

            assertThat(done.sequence()).as("events are numbered all the same").isGreaterThan(20);
            assertThat(fixture.feed.after(job, 0, 10)).as("the feed is away").isEmpty();
        } finally {
            redis.start();
        }
        JobId after = fixture.newJob();
        endsOnce(after);
        Engine.until(
                "the feed is back",
                () -> fixture.feed
                        .after(after, 0, 10)
                        .filter(it -> !it.isEmpty())
                        .isPresent());
    }

    @Test
    void aRestartOfPostgresInTheMiddleCompletesTheJobOnce() {
        LocalPostgres postgres = SharedBackends.postgres();
        CountDownLatch away = new CountDownLatch(1);
        work.in(Stage.FIT, attempt -> away.await());
        engine.worker("alice", 1, work);
        JobId job = fixture.newJob();
        Engine.until("fitting", () -> work.entered().contains(Stage.FIT));

        postgres.kill();
        away.countDown();
        postgres.start();

        endsOnce(job);
        assertThat(work.entered().stream().filter(Stage.FIT::equals))
                .as("a short absence does not cost the work done")
                .hasSize(1);
    }

    private Job endsOnce(JobId job) {
        Job done = engine.await(job, JobState.COMPLETED);
        assertThat(fixture.log(job)).containsOnlyOnce("COMPLETED STORE");
        assertThat(fixture.status(job)).isEqualTo("completed");
        return done;
    }
}
