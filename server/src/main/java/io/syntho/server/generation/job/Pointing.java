package io.syntho.server.generation.job;

import org.hibernate.StatelessSession;

/** Makes the database point to a result. */
@FunctionalInterface
public interface Pointing {

    /**
     * Writes, in the transaction that completes the job.
     *
     * @param session that transaction, the platform's
     * @param discards takes what other attempts left
     */
    void write(StatelessSession session, Discards discards);
}
