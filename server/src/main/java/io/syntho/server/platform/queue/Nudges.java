package io.syntho.server.platform.queue;

import io.lettuce.core.RedisException;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Wakes whoever waits for a subject, in any process. A nudge can be lost: it only spares waiting, and who listens looks again by itself
 * after a while. One connection for all listeners of a process.
 */
public final class Nudges implements AutoCloseable {

    private final Redis redis;
    private final String channel;
    private final Map<UUID, Set<Runnable>> listeners = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable StatefulRedisPubSubConnection<String, byte[]>> connection =
            new AtomicReference<>();

    /** Nudges over {@code channel}. */
    public Nudges(Redis redis, String channel) {
        this.redis = redis;
        this.channel = channel;
    }

    /** A listener that is there until closed. */
    @FunctionalInterface
    public interface Listening extends AutoCloseable {

        /** Ends it. */
        @Override
        void close();
    }

    /** Calls {@code wake}, which must be quick, at each nudge for {@code subject} until closed. When Redis is away none comes. */
    public Listening listen(UUID subject, Runnable wake) {
        listeners.compute(subject, (id, present) -> {
            Set<Runnable> all = present == null ? ConcurrentHashMap.newKeySet() : present;
            all.add(wake);
            return all;
        });
        subscribe();
        return () -> listeners.computeIfPresent(subject, (id, present) -> {
            present.remove(wake);
            return present.isEmpty() ? null : present;
        });
    }

    /** Wakes the listeners of {@code subject}; nobody when Redis is away. */
    public void send(UUID subject) {
        try {
            redis.ask(commands -> commands.publish(channel, subject.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (RedisUnavailable away) {
            // They look by themselves.
        }
    }

    private void subscribe() {
        if (connection.get() != null) {
            return;
        }
        try {
            StatefulRedisPubSubConnection<String, byte[]> fresh = redis.connectForMessages();
            if (!connection.compareAndSet(null, fresh)) {
                fresh.close();
                return;
            }
            fresh.addListener(new RedisPubSubAdapter<>() {
                @Override
                public void message(String from, byte[] message) {
                    wake(message);
                }
            });
            fresh.sync().subscribe(channel);
        } catch (RedisUnavailable | RedisException away) {
            // The next listener tries again; a connection that was made subscribes again by itself.
        }
    }

    private void wake(byte[] message) {
        try {
            UUID subject = UUID.fromString(new String(message, StandardCharsets.UTF_8));
            listeners.getOrDefault(subject, Set.of()).forEach(Runnable::run);
        } catch (IllegalArgumentException notAnId) {
            // Not ours.
        }
    }

    /** Ends all listening. */
    @Override
    public void close() {
        StatefulRedisPubSubConnection<String, byte[]> present = connection.getAndSet(null);
        if (present != null) {
            present.close();
        }
    }
}
