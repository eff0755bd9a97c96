package io.syntho.server.platform.storage;

import io.syntho.server.platform.database.Database;
import io.syntho.server.platform.database.Ids;
import io.syntho.server.platform.identity.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes objects that nothing points to any more, whatever crashes in between: the wish is written in the transaction that
 * drops the pointer, and carried out until it succeeded.
 */
public final class ObjectDeletions {

    private static final Logger LOG = LoggerFactory.getLogger(ObjectDeletions.class);
    // Another server may take a deletion over after this long; two that do the same one do no harm.
    private static final Duration TAKEN = Duration.ofMinutes(1);
    private static final int BATCH = 50;

    private final Database database;
    private final ObjectStorage storage;
    private final Ids ids;
    private final Clock clock;

    /** Deletions from {@code storage}, remembered in {@code database}. */
    public ObjectDeletions(Database database, ObjectStorage storage, Ids ids, Clock clock) {
        this.database = database;
        this.storage = storage;
        this.ids = ids;
        this.clock = clock;
    }

    /** Wishes everything of a resource away, as soon as {@code session}'s transaction stands. */
    public void resource(StatelessSession session, Bucket bucket, UserId owner, UUID resource) {
        insert(session, bucket, ObjectKey.prefix(owner, resource), clock.instant());
    }

    /** Wishes one object away, or everything below it when it is a folder. */
    public void object(StatelessSession session, ObjectKey key) {
        insert(session, key.bucket(), key.path(), clock.instant());
    }

    /**
     * Wishes everything of a resource away at {@code when}, for what may still arrive until then by a presigned URL.
     */
    public void resourceAt(StatelessSession session, Bucket bucket, UserId owner, UUID resource, Instant when) {
        insert(session, bucket, ObjectKey.prefix(owner, resource), when);
    }

    private void insert(StatelessSession session, Bucket bucket, String prefix, Instant when) {
        session.createNativeMutationQuery("""
                        insert into object_deletions (id, bucket, prefix, not_before)
                        values (:id, :bucket, :prefix, :when)""")
                .setParameter("id", ids.next())
                .setParameter("bucket", bucket.bucketName())
                .setParameter("prefix", prefix)
                .setParameter("when", when)
                .executeUpdate();
    }

    /**
     * Carries out what is due. What the storage refuses stays for the next time.
     *
     * @return how many were carried out
     */
    public int run() {
        int done = 0;
        List<Wish> wishes = take();
        try {
            for (Wish wish : wishes) {
                storage.deleteAll(wish.bucket(), wish.prefix());
                database.runInSystemTransaction(
                        session -> session.createNativeMutationQuery("delete from object_deletions where id = :id")
                                .setParameter("id", wish.id())
                                .executeUpdate());
                done++;
            }
        } catch (StorageUnavailable away) {
            LOG.warn("{} deletions wait for the storage", wishes.size() - done, away);
        }
        return done;
    }

    private record Wish(UUID id, Bucket bucket, String prefix) {}

    private List<Wish> take() {
        Instant now = clock.instant();
        List<Object[]> rows = database.inSystemTransaction(session -> session.createNativeQuery("""
                        update object_deletions set not_before = :later
                        where id in (select id from object_deletions where not_before <= :now
                                     order by not_before limit :batch for update skip locked)
                        returning id, bucket, prefix""", Object[].class)
                .setParameter("later", now.plus(TAKEN))
                .setParameter("now", now)
                .setParameter("batch", BATCH)
                .getResultList());
        return rows.stream()
                .map(row -> new Wish(
                        (UUID) row[0], Bucket.valueOf(((String) row[1]).toUpperCase(Locale.ROOT)), (String) row[2]))
                .toList();
    }
}
