package io.syntho.server.generation.job;

import io.syntho.server.generation.job.JobEvent.Measured;
import io.syntho.server.generation.job.JobEvent.Severity;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What the work of an attempt may know and tell. Safe from any thread. */
public final class Attempt {

    private final Lease lease;
    private final Leash leash;
    private final LeasedJobs leased;
    private final ProgressReporter reporter;
    private final Map<Stage, StageOutput> outputs;
    private final Optional<String> checkpoint;

    Attempt(Lease lease, Leash leash, LeasedJobs leased, ProgressReporter reporter, Job found) {
        this.lease = lease;
        this.leash = leash;
        this.leased = leased;
        this.reporter = reporter;
        this.outputs = new ConcurrentHashMap<>(found.outputs());
        this.checkpoint = found.checkpoint();
    }

    /** The right to work on the job. */
    public Lease lease() {
        return lease;
    }

    /** Says whether to go on. */
    public Leash leash() {
        return leash;
    }

    /** What a completed stage left, in this attempt or an earlier one. */
    public Optional<StageOutput> output(Stage stage) {
        return Optional.ofNullable(outputs.get(stage));
    }

    /** Where the last checkpoint of fitting is, from this attempt or an earlier one. */
    public Optional<String> checkpoint() {
        return checkpoint;
    }

    /** Points to a checkpoint of fitting, which is stored already. */
    public void checkpointAt(String path) {
        reporter.inOrder(() -> leased.checkpoint(lease, Optional.of(path)));
    }

    /** Tells how far the work is; quick, and can be called often. */
    public void report(JobProgress progress) {
        reporter.report(progress);
    }

    /** Adds a line to the job's log; no value of the table. */
    public void log(Severity severity, String event, String message) {
        reporter.inOrder(() -> leased.log(lease, severity, event, message));
    }

    /** Adds a point of training to the job's log; at most two a second are worth keeping. */
    public void measure(Measured measured) {
        reporter.inOrder(() -> leased.measure(lease, measured));
    }

    void completed(Stage stage, StageResult result) {
        outputs.put(stage, new StageOutput(lease.fence(), result.facts()));
    }
}
