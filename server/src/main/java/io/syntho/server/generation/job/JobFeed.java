package io.syntho.server.generation.job;

import io.syntho.server.platform.queue.EventStream;
import io.syntho.server.platform.queue.Nudges;
import io.syntho.server.platform.queue.RedisUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events of jobs as Redis keeps them, for those who watch live. What can not be published is lost here and nowhere else: state changes,
 * log lines and metrics stand in PostgreSQL, and a lost progress message is followed by a better one.
 */
public final class JobFeed {

    /** How long events are kept after the last one. */
    public static final Duration KEPT = Duration.ofDays(1);

    private static final Logger LOG = LoggerFactory.getLogger(JobFeed.class);

    private final EventStream stream;

    /** The feed over {@code stream}, whose subjects are jobs. */
    public JobFeed(EventStream stream) {
        this.stream = stream;
    }

    /** Publishes events in the order of their numbers, if Redis is there. */
    public void publish(JobId job, List<SequencedEvent> events) {
        try {
            for (SequencedEvent event : events) {
                stream.append(job.value(), event.sequence(), JobJson.message(event));
            }
        } catch (RedisUnavailable away) {
            LOG.debug(
                    "job {}: events from {} not published",
                    job,
                    events.getFirst().sequence(),
                    away);
        }
    }

    /** Events with a greater number, in order, at most {@code limit}; empty when Redis is away. */
    public Optional<List<SequencedEvent>> after(JobId job, long sequence, int limit) {
        try {
            return Optional.of(stream.after(job.value(), sequence, limit).stream()
                    .map(entry -> JobJson.message(entry.number(), entry.content()))
                    .toList());
        } catch (RedisUnavailable away) {
            return Optional.empty();
        }
    }

    /** Wakes those who wait for events. The caller closes it. */
    public Nudges nudges() {
        return stream.nudges();
    }
}
