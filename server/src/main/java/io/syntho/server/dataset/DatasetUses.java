package io.syntho.server.dataset;

import io.syntho.server.platform.identity.UserId;
import java.util.UUID;
import org.hibernate.StatelessSession;

/** What is made of datasets. The generation feature implements it; this one needs to know no more of it. */
public interface DatasetUses {

    /**
     * How many synthetic datasets are pending or running.
     *
     * @param session a transaction of {@code owner} that holds the dataset's lock
     */
    long underWay(StatelessSession session, UserId owner, UUID dataset);

    /**
     * Stops those: they may go on for a moment, but complete nothing.
     *
     * @param session a transaction of {@code owner} that holds the dataset's lock
     * @return what is left to do once the transaction stands: telling those who work and watch; harmless to forget
     */
    Runnable cancelAll(StatelessSession session, UserId owner, UUID dataset);

    /**
     * Deletes every model and checkpoint learned from the dataset. What was made of it and its reports stay.
     *
     * @param session a transaction of {@code owner} that holds the dataset's lock
     */
    void forgetModels(StatelessSession session, UserId owner, UUID dataset);
}
