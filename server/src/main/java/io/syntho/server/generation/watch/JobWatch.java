package io.syntho.server.generation.watch;

import static io.syntho.v1.ErrorReason.SEQUENCE_OUT_OF_RANGE;
import static io.syntho.v1.ErrorReason.SYNTHETIC_DATASET_NOT_FOUND;

import io.syntho.server.generation.SyntheticDatasetId;
import io.syntho.server.generation.job.JobEvent;
import io.syntho.server.generation.job.JobFeed;
import io.syntho.server.generation.job.Jobs;
import io.syntho.server.generation.job.SequencedEvent;
import io.syntho.server.generation.watch.WatchSnapshots.Standing;
import io.syntho.server.platform.database.DatabaseUnavailable;
import io.syntho.server.platform.database.ProtoTimes;
import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.identity.UserId;
import io.syntho.server.platform.queue.Nudges;
import io.syntho.v1.SyntheticDataset;
import io.syntho.v1.WatchSnapshot;
import io.syntho.v1.WatchSyntheticDatasetResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Follows jobs for their owners. A watch keeps nothing but its position, so any server can take it up where another left it. Safe for any
 * number of watches.
 */
public final class JobWatch {

    /** Longest wait for a nudge before the feed is looked at without one. */
    private static final Duration LOOK = Duration.ofMillis(500);

    /** How long the feed may be silent before PostgreSQL is asked whether that is true. */
    private static final Duration SILENCE = Duration.ofSeconds(1);

    /** A reader that let a message wait this long is slow: progress that piled up meanwhile is not for it. */
    private static final Duration SLOW = Duration.ofSeconds(1);

    private static final int MOST_LINES = 500;
    private static final int MOST_POINTS = 500;
    private static final Set<SyntheticDataset.State> FINAL = Set.of(
            SyntheticDataset.State.STATE_COMPLETED,
            SyntheticDataset.State.STATE_FAILED,
            SyntheticDataset.State.STATE_CANCELLED);

    private final WatchSnapshots snapshots;
    private final Jobs jobs;
    private final JobFeed feed;
    private final Nudges nudges;
    private final Clock clock;

    /**
     * Watches of {@code jobs}.
     *
     * @param nudges wakes watches when the feed of a job has grown
     */
    public JobWatch(WatchSnapshots snapshots, Jobs jobs, JobFeed feed, Nudges nudges, Clock clock) {
        this.snapshots = snapshots;
        this.jobs = jobs;
        this.feed = feed;
        this.nudges = nudges;
        this.clock = clock;
    }

    /** Takes messages; waits when the reader does not keep up. */
    @FunctionalInterface
    public interface Reader {

        /**
         * Sends a message.
         *
         * @throws InterruptedException when nobody reads any more
         */
        void send(WatchSyntheticDatasetResponse message) throws InterruptedException;
    }

    /** What to send when there was nothing to send for a while, after a message of {@code sequence}. */
    public WatchSyntheticDatasetResponse heartbeat(long sequence) {
        return WatchMessages.heartbeat(sequence, clock.instant());
    }

    /**
     * Sends the snapshot and then every event after {@code afterSequence}, up to the terminal one.
     *
     * @param afterSequence the last number that the reader saw; 0: from now on
     * @throws ApiException with SYNTHETIC_DATASET_NOT_FOUND or SEQUENCE_OUT_OF_RANGE
     * @throws InterruptedException when nobody reads any more
     */
    public void follow(UserId owner, SyntheticDatasetId id, long afterSequence, Reader reader)
            throws InterruptedException {
        Standing standing = snapshots.read(owner, id);
        checkRange(standing, afterSequence);
        long position = afterSequence == 0 ? standing.sequence() : afterSequence;
        reader.send(snapshot(standing, position));
        if (FINAL.contains(standing.dataset().getState()) && position >= standing.sequence()) {
            return;
        }
        new Following(owner, id, standing, position, reader).run();
    }

    private void checkRange(Standing standing, long after) {
        boolean never = after > standing.sequence();
        boolean noMore = after > 0 && after < standing.sequence() && endedLongAgo(standing.dataset());
        if (never || noMore) {
            throw ApiException.of(
                            SEQUENCE_OUT_OF_RANGE,
                            "Events after %d are %s; watch again from 0."
                                    .formatted(after, never ? "not there" : "no longer kept"))
                    .with("sequence", standing.sequence());
        }
    }

    private boolean endedLongAgo(SyntheticDataset dataset) {
        Instant end = Instant.ofEpochSecond(dataset.getFinishTime().getSeconds());
        return FINAL.contains(dataset.getState()) && end.plus(JobFeed.KEPT).isBefore(clock.instant());
    }

    private WatchSyntheticDatasetResponse snapshot(Standing standing, long position) {
        WatchSnapshot.Builder snapshot = WatchSnapshot.newBuilder().setSyntheticDataset(standing.dataset());
        jobs.logUntil(standing.job(), standing.sequence(), MOST_LINES)
                .forEach(event -> WatchMessages.line(event).ifPresent(snapshot::addLogs));
        Thinning.of(jobs.metricsUntil(standing.job(), standing.sequence()), MOST_POINTS)
                .forEach(event -> WatchMessages.metric(event).ifPresent(snapshot::addMetrics));
        return WatchSyntheticDatasetResponse.newBuilder()
                .setSequence(position)
                .setEventTime(ProtoTimes.of(clock.instant()))
                .setSnapshot(snapshot)
                .build();
    }

    /** One watch under way. */
    private final class Following {

        private final UserId owner;
        private final SyntheticDatasetId id;
        private final EventSource source;
        private final Standing standing;
        private final Reader reader;
        private final Semaphore nudged = new Semaphore(0);
        private long position;
        private long heard = System.nanoTime();
        private boolean slow;

        Following(UserId owner, SyntheticDatasetId id, Standing standing, long position, Reader reader) {
            this.owner = owner;
            this.id = id;
            this.standing = standing;
            this.source = new EventSource(jobs, feed, clock, standing.job());
            this.position = position;
            this.reader = reader;
        }

        void run() throws InterruptedException {
            Nudges.Listening listening = nudges.listen(standing.job().value(), nudged::release);
            try {
                boolean ended = false;
                while (!ended) {
                    List<SequencedEvent> events = next();
                    if (events.isEmpty()) {
                        nudged.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                        nudged.drainPermits();
                    } else {
                        ended = pass(events);
                    }
                }
            } catch (EventSource.Gone gone) {
                throw ApiException.notFound(SYNTHETIC_DATASET_NOT_FOUND, "syntheticDatasets/" + id);
            } finally {
                listening.close();
            }
        }

        private List<SequencedEvent> next() {
            try {
                List<SequencedEvent> events = source.live(position);
                if (events.isEmpty() && System.nanoTime() - heard >= SILENCE.toNanos()) {
                    events = source.kept(position);
                    heard = System.nanoTime();
                }
                return events;
            } catch (DatabaseUnavailable away) {
                // The reader gets heartbeats until it is back.
                return List.of();
            }
        }

        /** Sends events, for a slow reader without the progress that better progress follows; tells whether the last was the terminal one. */
        private boolean pass(List<SequencedEvent> events) throws InterruptedException {
            for (int i = 0; i < events.size(); i++) {
                SequencedEvent event = events.get(i);
                boolean superseded = i + 1 < events.size() && progress(event) && progress(events.get(i + 1));
                if (event.sequence() <= position || slow && superseded) {
                    continue;
                }
                send(event);
                if (event.event().terminal()) {
                    return true;
                }
            }
            return false;
        }

        private void send(SequencedEvent event) throws InterruptedException {
            WatchSyntheticDatasetResponse.Builder message = WatchMessages.of(event, position);
            if (event.event().terminal()) {
                message.getStateChangeBuilder()
                        .setSyntheticDataset(snapshots.read(owner, id).dataset());
            }
            long asked = System.nanoTime();
            reader.send(message.build());
            slow = System.nanoTime() - asked > SLOW.toNanos();
            position = event.sequence();
            heard = System.nanoTime();
        }

        private static boolean progress(SequencedEvent event) {
            return event.event() instanceof JobEvent.Progressed;
        }
    }
}
