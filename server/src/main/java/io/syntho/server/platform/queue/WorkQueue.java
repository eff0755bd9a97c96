package io.syntho.server.platform.queue;

import io.lettuce.core.Consumer;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XAddArgs;
import io.lettuce.core.XGroupCreateArgs;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.api.StatefulRedisConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A Redis stream with a consumer group: tells one of many workers, at once, that there is something to do. An id can come twice, to nobody
 * (a worker that died with it in its hand, an emptied Redis) or too late; whoever takes one asks PostgreSQL whether the work is still to
 * be had. That question is the acknowledgement, so Redis keeps no list of its own of what is pending, and none can grow.
 */
public final class WorkQueue {

    private static final String FIELD = "id";

    /** More than this many waiting ids are not kept: who polls PostgreSQL finds them there. */
    private static final long LONGEST = 100_000;

    private final Redis redis;
    private final String stream;
    private final String group;

    /** The queue {@code stream}, read by the workers of {@code group}. */
    public WorkQueue(Redis redis, String stream, String group) {
        this.redis = redis;
        this.stream = stream;
        this.group = group;
    }

    /**
     * Tells some worker.
     *
     * @throws RedisUnavailable when nobody could be told
     */
    public void add(UUID id) {
        byte[] value = id.toString().getBytes(StandardCharsets.UTF_8);
        XAddArgs bounded = XAddArgs.Builder.maxlen(LONGEST).approximateTrimming();
        redis.ask(commands -> commands.xadd(stream, bounded, Map.of(FIELD, value)));
    }

    /**
     * How many ids wait.
     *
     * @throws RedisUnavailable when it can not be known
     */
    public long depth() {
        return redis.ask(commands -> commands.xlen(stream));
    }

    /** A worker that takes ids; {@code name} is its own. Used by one thread. */
    public Taker taker(String name, Duration longestWait) {
        return new Taker(name, longestWait);
    }

    /** One worker's end of the queue, over a connection of its own. */
    public final class Taker implements AutoCloseable {

        private final Consumer<String> consumer;
        private final Duration longestWait;
        private @Nullable StatefulRedisConnection<String, byte[]> connection;

        private Taker(String name, Duration longestWait) {
            this.consumer = Consumer.from(group, name);
            this.longestWait = longestWait;
        }

        /**
         * Waits for an id, at most as long as this taker waits.
         *
         * @return the id, or empty when none came
         * @throws RedisUnavailable when Redis is away; at once, without waiting
         */
        public Optional<UUID> take() {
            try {
                return first(read());
            } catch (RedisCommandExecutionException e) {
                // NOGROUP: the first worker ever, or Redis was emptied.
                createGroup();
                return Optional.empty();
            } catch (RedisException e) {
                close();
                throw new RedisUnavailable(e);
            }
        }

        @SuppressWarnings("unchecked") // varargs of a generic type: the client library's signature
        private List<StreamMessage<String, byte[]>> read() {
            return connection()
                    .sync()
                    .xreadgroup(
                            consumer,
                            XReadArgs.Builder.count(1).block(longestWait).noack(true),
                            StreamOffset.lastConsumed(stream));
        }

        private Optional<UUID> first(List<StreamMessage<String, byte[]>> messages) {
            if (messages.isEmpty()) {
                return Optional.empty();
            }
            StreamMessage<String, byte[]> message = messages.getFirst();
            redis.ask(commands -> commands.xdel(stream, message.getId()));
            byte[] value = message.getBody().getOrDefault(FIELD, new byte[0]);
            try {
                return Optional.of(UUID.fromString(new String(value, StandardCharsets.UTF_8)));
            } catch (IllegalArgumentException notAnId) {
                return Optional.empty();
            }
        }

        private void createGroup() {
            try {
                redis.ask(commands -> commands.xgroupCreate(
                        StreamOffset.from(stream, "0-0"), group, XGroupCreateArgs.Builder.mkstream()));
            } catch (RedisCommandExecutionException alreadyThere) {
                // BUSYGROUP: another worker was faster.
            }
        }

        private StatefulRedisConnection<String, byte[]> connection() {
            StatefulRedisConnection<String, byte[]> present = connection;
            if (present == null) {
                present = connect();
                connection = present;
            }
            return present;
        }

        private StatefulRedisConnection<String, byte[]> connect() {
            return redis.connect(longestWait);
        }

        /** Leaves the connection; {@link #take} makes another. */
        @Override
        public void close() {
            StatefulRedisConnection<String, byte[]> present = connection;
            connection = null;
            if (present != null) {
                present.close();
            }
        }

        /** Leaves the group for good, so that Redis forgets this worker's name. */
        public void leave() {
            try {
                redis.ask(commands -> commands.xgroupDelconsumer(stream, consumer));
            } catch (RedisUnavailable | RedisCommandExecutionException nothingToLeave) {
                // A name without a worker costs a few bytes until Redis is emptied.
            }
            close();
        }
    }
}
