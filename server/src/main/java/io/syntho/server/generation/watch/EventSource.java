package io.syntho.server.generation.watch;

import io.syntho.server.generation.job.Job;
import io.syntho.server.generation.job.JobEvent;
import io.syntho.server.generation.job.JobFeed;
import io.syntho.server.generation.job.JobId;
import io.syntho.server.generation.job.Jobs;
import io.syntho.server.generation.job.SequencedEvent;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The events of one job, in order and each once, from two places: Redis, which has them all and may lose them, and PostgreSQL, which has all
 * but progress and loses none. Where Redis has a gap PostgreSQL fills it; where Redis is away or silent for long, PostgreSQL tells alone, and
 * progress comes as it stands there.
 */
final class EventSource {

    private static final int BATCH = 500;

    private final Jobs jobs;
    private final JobFeed feed;
    private final Clock clock;
    private final JobId job;

    EventSource(Jobs jobs, JobFeed feed, Clock clock, JobId job) {
        this.jobs = jobs;
        this.feed = feed;
        this.clock = clock;
        this.job = job;
    }

    /** What follows {@code position} in the feed, with its gaps filled; empty when there is nothing, or Redis is away. */
    List<SequencedEvent> live(long position) {
        List<SequencedEvent> events = feed.after(job, position, BATCH).orElse(List.of());
        if (events.isEmpty() || events.getLast().sequence() == position + events.size()) {
            return events;
        }
        List<SequencedEvent> kept = jobs.eventsAfter(job, position, BATCH);
        // Beyond a full batch of PostgreSQL's there may be more that the feed lacks: that is for the next call.
        long until = kept.size() == BATCH
                ? kept.getLast().sequence()
                : events.getLast().sequence();
        TreeMap<Long, SequencedEvent> inOrder = new TreeMap<>();
        kept.forEach(event -> inOrder.put(event.sequence(), event));
        events.forEach(event -> inOrder.put(event.sequence(), event));
        return List.copyOf(inOrder.headMap(until, true).values());
    }

    /**
     * What follows {@code position} by PostgreSQL: events that are never lost or, if there are none, the latest progress.
     *
     * @throws Gone when there is no such job any more
     */
    List<SequencedEvent> kept(long position) {
        List<SequencedEvent> events = jobs.eventsAfter(job, position, BATCH);
        if (!events.isEmpty()) {
            return events;
        }
        Job now = jobs.find(job).orElseThrow(Gone::new);
        return Optional.of(now)
                .filter(it -> it.sequence() > position)
                .flatMap(Job::progress)
                // An event may have come between the two questions: its number is not progress's.
                .filter(progress -> jobs.eventsAfter(job, position, 1).isEmpty())
                .map(progress -> new SequencedEvent(now.sequence(), clock.instant(), new JobEvent.Progressed(progress)))
                .map(List::of)
                .orElse(List.of());
    }

    /** The job was deleted. */
    static final class Gone extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
