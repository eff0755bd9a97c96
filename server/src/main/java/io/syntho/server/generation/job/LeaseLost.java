package io.syntho.server.generation.job;

/** The job is another worker's now, or was cancelled: what this worker does for it counts no more. */
public final class LeaseLost extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Names the lease that holds no more. */
    public LeaseLost(Lease lease) {
        super("job %s: fence %d of worker %s holds no more".formatted(lease.job(), lease.fence(), lease.worker()));
    }
}
