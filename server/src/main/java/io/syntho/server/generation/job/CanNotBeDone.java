package io.syntho.server.generation.job;

/** What was asked for can not be done, however often it is tried: the job fails at once, for this reason. */
public final class CanNotBeDone extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient JobFailure failure;

    /** Fails the job with {@code failure}. */
    public CanNotBeDone(JobFailure failure) {
        super(failure.reason() + ": " + failure.message());
        this.failure = failure;
    }

    /** What the job's owner is told. */
    public JobFailure failure() {
        return failure;
    }
}
