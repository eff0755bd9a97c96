package io.syntho.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Any;
import com.google.protobuf.Duration;
import com.google.rpc.Code;
import com.google.rpc.RetryInfo;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ApiTest {

    private static final int DAY_SECONDS = 86_400;

    private final AtomicInteger calls = new AtomicInteger();
    private final Api api = new Api(1, () -> "a-token");

    @Test
    void aCallIsRepeatedWhileTheApiIsAway() {
        String answer = api.call(() -> {
            if (calls.incrementAndGet() < 3) {
                throw Status.UNAVAILABLE.asRuntimeException();
            }
            return "there";
        });

        assertThat(answer).isEqualTo("there");
        assertThat(calls).hasValue(3);
    }

    @Test
    void itWaitsAsLongAsTheApiAsksFor() {
        long begin = System.nanoTime();
        api.call(() -> {
            if (calls.incrementAndGet() == 1) {
                throw exhausted(1);
            }
            return "there";
        });

        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin)).isGreaterThanOrEqualTo(1000);
    }

    @Test
    @Timeout(10)
    void aQuotaThatRenewsNextMonthIsNotWaitedFor() {
        assertThatThrownBy(() -> api.call(() -> {
                    calls.incrementAndGet();
                    throw exhausted(20 * DAY_SECONDS);
                }))
                .isInstanceOfSatisfying(
                        CallFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED));
        assertThat(calls).hasValue(1);
    }

    @Test
    void aRefusalIsNotRepeated() {
        assertThatThrownBy(() -> api.call(() -> {
                    calls.incrementAndGet();
                    throw Status.INVALID_ARGUMENT.asRuntimeException();
                }))
                .isInstanceOf(CallFailure.class);
        assertThat(calls).hasValue(1);
    }

    private static StatusRuntimeException exhausted(int seconds) {
        return StatusProto.toStatusRuntimeException(com.google.rpc.Status.newBuilder()
                .setCode(Code.RESOURCE_EXHAUSTED_VALUE)
                .addDetails(Any.pack(RetryInfo.newBuilder()
                        .setRetryDelay(Duration.newBuilder().setSeconds(seconds))
                        .build()))
                .build());
    }
}
