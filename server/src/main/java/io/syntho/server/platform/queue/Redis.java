package io.syntho.server.platform.queue;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One Redis, reached when it can be. It need not be up when the server starts, and when it goes away every command fails within
 * {@link #ANSWER} instead of waiting in line: who asks has another way. Connections come back by themselves.
 */
public final class Redis implements AutoCloseable {

    /** Longest wait for an answer. */
    public static final Duration ANSWER = Duration.ofSeconds(2);

    private static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

    private final ClientResources resources;
    private final RedisClient client;
    private final AtomicReference<@Nullable StatefulRedisConnection<String, byte[]>> shared = new AtomicReference<>();

    /**
     * Does not connect yet.
     *
     * @param uri such as {@code redis://:password@host:6379/0} or {@code rediss://…}
     */
    public Redis(String uri) {
        this.resources = DefaultClientResources.builder()
                .ioThreadPoolSize(2)
                .computationThreadPoolSize(2)
                .reconnectDelay(
                        () -> Delay.equalJitter(Duration.ofMillis(50), Duration.ofSeconds(1), 1, TimeUnit.MILLISECONDS))
                .build();
        this.client = RedisClient.create(resources, RedisURI.create(uri));
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled())
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(ANSWER)
                        .keepAlive(true)
                        .build())
                .build());
    }

    /**
     * Asks Redis over the connection that all callers share; nothing that blocks on the server belongs here.
     *
     * @throws RedisUnavailable when it can not be reached
     * @throws RedisCommandExecutionException when it refuses the command
     */
    public <T> T ask(Function<RedisCommands<String, byte[]>, T> question) {
        try {
            return question.apply(connection().sync());
        } catch (RedisCommandExecutionException e) {
            throw e;
        } catch (RedisException e) {
            throw new RedisUnavailable(e);
        }
    }

    /** A connection of the caller's own, for commands that block up to {@code longest}. The caller closes it. */
    StatefulRedisConnection<String, byte[]> connect(Duration longest) {
        try {
            StatefulRedisConnection<String, byte[]> own = client.connect(CODEC);
            own.setTimeout(longest.plus(ANSWER));
            return own;
        } catch (RedisException e) {
            throw new RedisUnavailable(e);
        }
    }

    /** A connection of the caller's own for subscriptions. The caller closes it. */
    StatefulRedisPubSubConnection<String, byte[]> connectForMessages() {
        try {
            return client.connectPubSub(CODEC);
        } catch (RedisException e) {
            throw new RedisUnavailable(e);
        }
    }

    private StatefulRedisConnection<String, byte[]> connection() {
        StatefulRedisConnection<String, byte[]> present = shared.get();
        if (present != null) {
            return present;
        }
        StatefulRedisConnection<String, byte[]> fresh = connect(Duration.ZERO);
        StatefulRedisConnection<String, byte[]> winner = shared.compareAndExchange(null, fresh);
        if (winner == null) {
            return fresh;
        }
        fresh.close();
        return winner;
    }

    /** Closes every connection. */
    @Override
    public void close() {
        client.shutdown(Duration.ZERO, ANSWER);
        resources.shutdown(0, ANSWER.toSeconds(), TimeUnit.SECONDS);
    }
}
