package io.syntho.server.platform.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.syntho.probe.v1.EchoRequest;
import io.syntho.probe.v1.ProbeServiceGrpc;
import io.syntho.probe.v1.WorkRequest;
import io.syntho.probe.v1.WorkResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DrainTest {

    private static final CallObserver NOBODY = (scope, code, failure, duration) -> {};

    static Stream<Named<Function<CallObserver, ProbeServer>>> transports() {
        return Stream.of(Named.of("Helidon", ProbeServer::helidon), Named.of("grpc-netty", ProbeServer::netty));
    }

    @ParameterizedTest
    @MethodSource("transports")
    void aStoppingServerFinishesCallsSendsStreamsAwayAndTakesNoNewOnes(Function<CallObserver, ProbeServer> start)
            throws Exception {
        try (ProbeServer server = start.apply(NOBODY)) {
            ManagedChannel channel = new Endpoint("127.0.0.1", server.port(), true).connect();
            CompletableFuture<Status> stream = Bystander.watch(channel);
            Future<WorkResponse> work = ProbeServiceGrpc.newFutureStub(channel)
                    .work(WorkRequest.newBuilder()
                            .setMillis(1500)
                            .setNoteKey("work")
                            .build());
            Awaitility.await()
                    .untilAsserted(
                            () -> assertThat(Endpoint.notes(channel, "work").getNotesMap())
                                    .containsKey("started"));

            Thread stopping = Thread.startVirtualThread(() -> server.stop(Duration.ofSeconds(10)));

            assertThat(stream.get(3, TimeUnit.SECONDS).getCode())
                    .as("its client can go elsewhere at once")
                    .isEqualTo(Status.Code.UNAVAILABLE);
            assertThat(Refusals.codeOf(() -> Endpoint.probe(channel).echo(EchoRequest.getDefaultInstance())))
                    .isEqualTo(Status.Code.UNAVAILABLE);
            assertThat(work.get(5, TimeUnit.SECONDS))
                    .as("what had begun is finished")
                    .isNotNull();
            stopping.join(5000);
            assertThat(stopping.isAlive()).isFalse();
            Endpoint.close(channel);
        }
    }

    @ParameterizedTest
    @MethodSource("transports")
    void aStoppingServerDoesNotWaitForEver(Function<CallObserver, ProbeServer> start) throws Exception {
        try (ProbeServer server = start.apply(NOBODY)) {
            ManagedChannel channel = new Endpoint("127.0.0.1", server.port(), true).connect();
            Future<WorkResponse> work = ProbeServiceGrpc.newFutureStub(channel)
                    .work(WorkRequest.newBuilder()
                            .setMillis(15_000)
                            .setNoteKey("work")
                            .build());
            Awaitility.await()
                    .untilAsserted(
                            () -> assertThat(Endpoint.notes(channel, "work").getNotesMap())
                                    .containsKey("started"));

            long before = System.nanoTime();
            server.stop(Duration.ofMillis(300));

            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
            assertThat(work).failsWithin(Duration.ofSeconds(2));
            Endpoint.close(channel);
        }
    }

    @ParameterizedTest
    @MethodSource("transports")
    void noCallIsLeftOverAfterManyHaveEnded(Function<CallObserver, ProbeServer> start) {
        try (ProbeServer server = start.apply(NOBODY)) {
            ManagedChannel channel = new Endpoint("127.0.0.1", server.port(), true).connect();
            for (int i = 0; i < 50; i++) {
                Endpoint.probe(channel).echo(EchoRequest.getDefaultInstance());
            }

            Awaitility.await()
                    .untilAsserted(() -> assertThat(server.activeCalls()).isZero());
            Endpoint.close(channel);
        }
    }
}
