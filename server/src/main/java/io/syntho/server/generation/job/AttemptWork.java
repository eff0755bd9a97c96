package io.syntho.server.generation.job;

/** The work of one attempt, stage by stage, on one thread. It asks the attempt's leash often, and reports how far it is. */
public interface AttemptWork extends AutoCloseable {

    /** Whether there is nothing to do in a stage, by what is known when its turn comes; it is then passed over and leaves nothing. */
    default boolean skips(Stage stage) {
        return false;
    }

    /**
     * Does a stage, from {@link Stage#LOAD} to {@link Stage#COMPLIANCE}. Stages that earlier attempts completed are left out.
     *
     * @throws CanNotBeDone when no attempt can do it
     * @throws AttemptStopped when the leash was pulled
     * @throws Exception for what may pass: the job is tried again
     */
    StageResult run(Stage stage) throws Exception;

    /**
     * Does {@link Stage#STORE}: makes sure that everything is there.
     *
     * @throws Exception as {@link #run}
     */
    Pointing store() throws Exception;

    /** Leaves nothing behind on this machine. */
    @Override
    void close();

    /** Begins the work of attempts. */
    @FunctionalInterface
    interface Factory {

        /** The work of {@code attempt}; nothing is done yet. */
        AttemptWork begin(Attempt attempt);
    }
}
