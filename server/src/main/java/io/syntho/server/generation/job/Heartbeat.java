package io.syntho.server.generation.job;

import io.syntho.server.platform.database.DatabaseUnavailable;
import io.syntho.server.platform.work.Repeating;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a worker's leases alive, and pulls the leash of each attempt whose lease is gone. */
final class Heartbeat implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    private final LeasedJobs leased;
    private final Map<Lease, Leash> running;
    private final JobRules rules;
    private long renewed = System.nanoTime();
    private @Nullable Repeating beats;

    Heartbeat(LeasedJobs leased, Map<Lease, Leash> running, JobRules rules) {
        this.leased = leased;
        this.running = running;
        this.rules = rules;
    }

    void start() {
        beats = Repeating.start("job-heartbeat", rules.checkEvery(), this::beat);
    }

    /** Has the next beat come now. */
    void wake() {
        Repeating beating = beats;
        if (beating != null) {
            beating.wake();
        }
    }

    private void beat() {
        Set<Lease> leases = Set.copyOf(running.keySet());
        if (leases.isEmpty()) {
            return;
        }
        try {
            if (System.nanoTime() - renewed >= rules.renewEvery().toNanos()) {
                leased.renew(leases);
                renewed = System.nanoTime();
            }
            Set<Lease> held = leased.held(leases);
            leases.stream().filter(lease -> !held.contains(lease)).forEach(this::stop);
        } catch (DatabaseUnavailable away) {
            // Nobody else can take the jobs either while it is away.
            LOG.debug("no heartbeat: PostgreSQL is away", away);
        }
    }

    private void stop(Lease lease) {
        Leash leash = running.get(lease);
        if (leash != null) {
            leash.pull(Leash.Stop.LOST);
        }
    }

    @Override
    public void close() {
        Repeating beating = beats;
        if (beating != null) {
            beating.close();
        }
    }
}
