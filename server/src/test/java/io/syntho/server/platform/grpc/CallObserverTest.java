package io.syntho.server.platform.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.syntho.probe.v1.EchoRequest;
import io.syntho.probe.v1.FailRequest;
import io.syntho.probe.v1.FailureKind;
import io.syntho.probe.v1.ProbeServiceGrpc;
import io.syntho.probe.v1.WorkRequest;
import io.syntho.server.platform.errors.ApiException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CallObserverTest {

    private record Ended(String method, Status.Code code, Optional<ApiException> failure, Duration duration) {}

    private final List<Ended> ended = new CopyOnWriteArrayList<>();
    private final CallObserver observer = (scope, code, failure, duration) ->
            ended.add(new Ended(scope.method(), code, Optional.ofNullable(failure), duration));

    static Stream<Named<Function<CallObserver, ProbeServer>>> transports() {
        return Stream.of(Named.of("Helidon", ProbeServer::helidon), Named.of("grpc-netty", ProbeServer::netty));
    }

    @ParameterizedTest
    @MethodSource("transports")
    void everyCallIsToldOfOnceHoweverItEnds(Function<CallObserver, ProbeServer> start) {
        try (ProbeServer server = start.apply(observer)) {
            ManagedChannel channel = new Endpoint("127.0.0.1", server.port(), true).connect();

            Endpoint.probe(channel).echo(EchoRequest.getDefaultInstance());
            Refusals.of(() -> Endpoint.probe(channel)
                    .fail(FailRequest.newBuilder()
                            .setKind(FailureKind.FAILURE_KIND_DEFECT)
                            .build()));
            Future<?> work = ProbeServiceGrpc.newFutureStub(channel)
                    .work(WorkRequest.newBuilder().setMillis(10_000).build());
            Awaitility.await().until(() -> server.activeCalls() == 1);
            work.cancel(true);

            Awaitility.await()
                    .untilAsserted(() -> assertThat(ended)
                            .extracting(Ended::code)
                            .containsExactly(Status.Code.OK, Status.Code.INTERNAL, Status.Code.CANCELLED));
            assertThat(ended.get(0).method()).isEqualTo("syntho.probe.v1.ProbeService/Echo");
            assertThat(ended.get(0).duration()).isPositive().isLessThan(Duration.ofSeconds(15));
            assertThat(ended.get(1).failure().orElseThrow())
                    .as("the log gets the cause that the client did not")
                    .hasRootCauseMessage("password=hunter2");
            Endpoint.close(channel);
        }
    }
}
