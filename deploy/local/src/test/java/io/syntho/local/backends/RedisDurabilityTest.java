package io.syntho.local.backends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RedisDurabilityTest {

    private final LocalRedis redis = SharedBackends.redis();

    @AfterEach
    void startAgain() {
        redis.start();
    }

    @Test
    void acknowledgedWritesSurviveAKillOfTheServer() {
        call(redis.url(), connection -> connection.sync().set("note", "kept"));

        redis.kill();
        assertThat(redis.healthy()).as("killed").isFalse();
        redis.start();

        assertThat(call(redis.url(), connection -> connection.sync().get("note")))
                .isEqualTo("kept");
    }

    @Test
    void withoutThePasswordNothingIsAnswered() {
        String anonymous = "redis://127.0.0.1:" + redis.port();
        assertThatThrownBy(() -> call(anonymous, connection -> connection.sync().get("note")))
                .isInstanceOf(RedisException.class);
    }

    private static String call(String url, Function<StatefulRedisConnection<String, String>, String> use) {
        try (RedisClient client = RedisClient.create(url);
                StatefulRedisConnection<String, String> connection = client.connect()) {
            return use.apply(connection);
        }
    }
}
