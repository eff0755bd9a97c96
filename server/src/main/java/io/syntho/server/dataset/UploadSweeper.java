package io.syntho.server.dataset;

import io.syntho.server.platform.database.Database;
import io.syntho.server.platform.database.Idempotency;
import io.syntho.server.platform.storage.ObjectDeletions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.hibernate.StatelessSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Clears what nobody will complete: uploads that expired, their datasets and their parts. Any number of servers may sweep. */
public final class UploadSweeper {

    private static final Logger LOG = LoggerFactory.getLogger(UploadSweeper.class);
    private static final Duration TOLD = Duration.ofDays(7);
    private static final int BATCH = 100;

    private final Database database;
    private final ObjectDeletions deletions;
    private final UploadEnding ending;
    private final Clock clock;

    /** A sweeper over the same stores as the service's. */
    public UploadSweeper(Database database, ObjectDeletions deletions, Idempotency idempotency, Clock clock) {
        this.database = database;
        this.deletions = deletions;
        this.ending = new UploadEnding(database, deletions, idempotency, clock);
        this.clock = clock;
    }

    /**
     * Ends what expired, forgets uploads that ended a week ago, and deletes what is wished away.
     *
     * @return how many uploads expired
     */
    public int sweep() {
        int expired = database.inSystemTransaction(this::expire);
        database.runInSystemTransaction(session -> session.createMutationQuery(
                        "delete from Upload where status <> :active and expiresAt <= :before")
                .setParameter("active", UploadStatus.ACTIVE.stored())
                .setParameter("before", clock.instant().minus(TOLD))
                .executeUpdate());
        deleteAllThatIsDue();
        if (expired > 0) {
            LOG.info("{} uploads expired", expired);
        }
        return expired;
    }

    private int expire(StatelessSession session) {
        List<UploadEntity> expired = session.createNativeQuery("""
                        select * from uploads where status = 'active' and expires_at <= :now
                        order by expires_at limit :batch for update skip locked""", UploadEntity.class)
                .setParameter("now", clock.instant())
                .setParameter("batch", BATCH)
                .getResultList();
        expired.forEach(upload -> ending.drop(session, upload, UploadStatus.EXPIRED));
        return expired.size();
    }

    /** Each round takes a few: rounds until there is nothing, else a busy platform would fall ever further behind. */
    private void deleteAllThatIsDue() {
        int done;
        do {
            done = deletions.run();
        } while (done > 0);
    }
}
