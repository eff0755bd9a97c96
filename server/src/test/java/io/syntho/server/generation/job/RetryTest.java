package io.syntho.server.generation.job;

import static io.syntho.server.generation.job.JobFixture.ALICE;
import static io.syntho.server.generation.job.JobFixture.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetryTest {

    private static final ManualClock CLOCK = new ManualClock();
    private static final JobFailure AWAY = JobFailure.of("DEPENDENCY_UNAVAILABLE", "The storage was away.");
    private static JobFixture fixture;
    private static Jobs jobs;
    private static LeasedJobs leased;
    private JobId job;

    @BeforeAll
    static void open() {
        fixture = new JobFixture("retries", CLOCK);
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
    void aFailedAttemptRestsBeforeTheNext() {
        leased.retry(jobs.acquire(job, ALICE).orElseThrow(), AWAY);

        assertThat(fixture.find(job).state()).isEqualTo(JobState.PENDING);
        assertThat(fixture.status(job)).isEqualTo("pending");
        assertThat(jobs.acquire(job, BOB)).as("at once").isEmpty();
        CLOCK.advance(Duration.ofMillis(900));
        assertThat(jobs.acquire(job, BOB)).as("half the rest is certain").isEmpty();
        CLOCK.advance(Duration.ofMillis(1200));
        assertThat(jobs.acquire(job, BOB)).isPresent();
    }

    @Test
    void afterThreeAttemptsTheJobFailsWithItsReason() {
        for (int attempt = 1; attempt <= 3; attempt++) {
            Lease lease = jobs.acquire(job, ALICE).orElseThrow();
            assertThat(lease.attempt()).isEqualTo(attempt);
            leased.retry(lease, AWAY);
            CLOCK.advance(Duration.ofMinutes(2));
        }

        Job now = fixture.find(job);
        assertThat(now.state()).isEqualTo(JobState.FAILED);
        assertThat(now.failure()).contains(AWAY);
        assertThat(fixture.status(job)).isEqualTo("failed");
        assertThat(jobs.acquire(job, BOB)).isEmpty();
        assertThat(fixture.log(job)).endsWith("failed", "FAILED LOAD");
    }

    @Test
    void aFailureThatCanNotPassEndsTheJobAtOnceAndDiscardsWhatItMade() {
        Lease lease = jobs.acquire(job, ALICE).orElseThrow();

        leased.fail(lease, JobFailure.of("NO_COLUMN_LEFT", "The settings leave no column to learn."));

        assertThat(fixture.find(job).state()).isEqualTo(JobState.FAILED);
        assertThat(fixture.find(job).attempt()).isEqualTo(1);
        String prefix = fixture.owner + "/" + lease.syntheticDataset() + "/";
        assertThat(fixture.count("select count(*) from object_deletions where prefix = '" + prefix + "'"))
                .as("two buckets, now and once more when no late write can follow")
                .isEqualTo(4);
    }

    @Test
    void aJobGivenBackHasNotUsedAnAttemptAndWaitsForNobody() {
        for (int i = 0; i < 5; i++) {
            leased.giveBack(jobs.acquire(job, ALICE).orElseThrow());
        }

        Lease lease = jobs.acquire(job, BOB).orElseThrow();
        assertThat(lease.attempt()).isEqualTo(1);
        assertThat(lease.fence()).as("each lease has its own number").isEqualTo(6);
    }

    @Test
    void restsGrowAndAreBounded() {
        RetryPolicy policy = new RetryPolicy(5, Duration.ofSeconds(2), Duration.ofSeconds(60));
        Random random = new Random(7);

        List<Duration> rests = IntStream.rangeClosed(1, 5)
                .mapToObj(attempt -> policy.rest(attempt, random))
                .toList();

        assertThat(rests.get(0)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(rests.get(1)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(8));
        assertThat(rests.get(4)).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
    }
}
