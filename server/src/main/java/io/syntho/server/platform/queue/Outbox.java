package io.syntho.server.platform.queue;

import io.syntho.server.platform.database.Database;
import io.syntho.server.platform.database.DatabaseUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Relays messages that transactions left in the table {@code outbox} to a {@link WorkQueue}: at least once, in about their order. Any number
 * of processes may do it side by side; what two of them relay arrives twice, which the queue allows.
 */
public final class Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final int BATCH = 100;
    private static final Duration KEPT = Duration.ofDays(1);

    private final Database database;
    private final String topic;
    private final WorkQueue queue;
    private final Clock clock;

    /** Relays the messages of {@code topic}, whose payload is {@code {"id": uuid}}, to {@code queue}. */
    public Outbox(Database database, String topic, WorkQueue queue, Clock clock) {
        this.database = database;
        this.topic = topic;
        this.queue = queue;
        this.clock = clock;
    }

    private record Message(UUID id, UUID subject) {}

    /**
     * Relays what is there. What can not be relayed now stays for later.
     *
     * @return how many messages were relayed
     */
    public int relay() {
        int relayed = 0;
        try {
            List<Message> batch;
            do {
                batch = waiting();
                // Not within a transaction: no row stays locked while Redis is asked. Dying in between relays twice.
                batch.forEach(message -> queue.add(message.subject()));
                done(batch);
                relayed += batch.size();
            } while (batch.size() == BATCH);
        } catch (RedisUnavailable | DatabaseUnavailable away) {
            LOG.debug("outbox {}: relayed {}, the rest later", topic, relayed, away);
        }
        return relayed;
    }

    private List<Message> waiting() {
        return database
                .inSystemTransaction(session -> session.createNativeQuery("""
                                select id, cast(payload ->> 'id' as uuid) from outbox
                                where relayed_at is null and topic = :topic
                                order by created_at, id limit :most""", Object[].class)
                        .setParameter("topic", topic)
                        .setParameter("most", BATCH)
                        .getResultList())
                .stream()
                .map(row -> new Message((UUID) row[0], (UUID) row[1]))
                .toList();
    }

    private void done(List<Message> batch) {
        if (batch.isEmpty()) {
            return;
        }
        database.runInSystemTransaction(
                session -> session.createNativeMutationQuery("update outbox set relayed_at = :now where id in :ids")
                        .setParameter("now", clock.instant())
                        .setParameterList("ids", batch.stream().map(Message::id).toList())
                        .executeUpdate());
    }

    /** Deletes messages that were relayed a day ago; they are kept that long for whoever asks what happened. */
    public int sweep() {
        return database.inSystemTransaction(session -> session.createNativeMutationQuery(
                        "delete from outbox where topic = :topic and relayed_at < :before")
                .setParameter("topic", topic)
                .setParameter("before", clock.instant().minus(KEPT))
                .executeUpdate());
    }
}
