package io.syntho.server.generation.job;

import io.syntho.server.platform.database.DatabaseUnavailable;
import io.syntho.server.platform.queue.Outbox;
import io.syntho.server.platform.queue.RedisUnavailable;
import io.syntho.server.platform.queue.WorkQueue;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets right what a crash left: jobs whose worker is lost go back to the queue, and the stream hears again of pending jobs that it forgot. Any
 * number of processes may sweep side by side.
 */
public final class Sweeper {

    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
    private static final int MOST = 100;

    private final Jobs jobs;
    private final Outbox outbox;
    private final WorkQueue queue;

    /** Sweeps {@code jobs}, which wait in {@code queue} and reach it by {@code outbox}. */
    public Sweeper(Jobs jobs, Outbox outbox, WorkQueue queue) {
        this.jobs = jobs;
        this.outbox = outbox;
        this.queue = queue;
    }

    /** Sweeps once. What can not be done now is done by a later sweep. */
    public void sweep() {
        try {
            int lost = 0;
            while (lost < MOST && jobs.sweepExpired().isPresent()) {
                lost++;
            }
            List<UUID> forgotten = jobs.sweepForgotten(MOST);
            if (lost > 0 || !forgotten.isEmpty()) {
                LOG.info("sweep: {} jobs had lost their worker, {} pending jobs told again", lost, forgotten.size());
            }
            outbox.relay();
            forgotten.forEach(queue::add);
        } catch (DatabaseUnavailable | RedisUnavailable away) {
            LOG.debug("sweep broken off", away);
        }
    }
}
