package io.syntho.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Any;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import io.syntho.v1.Heartbeat;
import io.syntho.v1.LogLine;
import io.syntho.v1.StateChange;
import io.syntho.v1.SyntheticDataset;
import io.syntho.v1.SyntheticDatasetServiceGrpc;
import io.syntho.v1.WatchSnapshot;
import io.syntho.v1.WatchSyntheticDatasetRequest;
import io.syntho.v1.WatchSyntheticDatasetResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The watcher against a server that loses its connections on purpose. */
class WatcherTest {

    private static final int EVENTS = 10;
    private static final String NAME = "syntheticDatasets/0199aaaa-0000-7000-8000-000000000000";

    private final FlakyService service = new FlakyService();
    private Server server;
    private Api api;

    @BeforeEach
    void start() throws IOException {
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(service)
                .intercept(service.tokens)
                .build()
                .start();
        api = new Api(server.getPort(), () -> "a-token");
    }

    @AfterEach
    void stop() {
        api.close();
        server.shutdownNow();
    }

    @Test
    void overManyBrokenConnectionsEveryEventIsSeenOnceAndInOrder() {
        service.breakAfter = 3;
        List<Long> seen = new ArrayList<>();

        SyntheticDataset end = new Watcher(api).follow(NAME, event -> {
            if (event.hasLog() || event.hasStateChange()) {
                seen.add(event.getSequence());
            }
        });

        assertThat(end.getState()).isEqualTo(SyntheticDataset.State.STATE_COMPLETED);
        assertThat(seen).isEqualTo(LongStream.rangeClosed(1, EVENTS).boxed().toList());
        assertThat(service.connections)
                .as("first sequence asked for, per connection")
                .containsExactly(0L, 3L, 6L, 9L);
    }

    @Test
    void whoConnectsAgainAfterTheEndIsStillToldWhatItMissed() {
        service.breakAfter = 3;
        service.endedAfter = 6;
        List<Long> seen = new ArrayList<>();

        SyntheticDataset end = new Watcher(api).follow(NAME, event -> {
            if (event.hasLog() || event.hasStateChange()) {
                seen.add(event.getSequence());
            }
        });

        assertThat(end.getState()).isEqualTo(SyntheticDataset.State.STATE_COMPLETED);
        assertThat(seen).isEqualTo(LongStream.rangeClosed(1, EVENTS).boxed().toList());
    }

    @Test
    void whenEventsAreNoLongerKeptItWatchesAgainFromTheBeginning() {
        service.breakAfter = 3;
        service.forgetBefore = 2;

        SyntheticDataset end = new Watcher(api).follow(NAME, event -> {});

        assertThat(end.getState()).isEqualTo(SyntheticDataset.State.STATE_COMPLETED);
        assertThat(service.connections).startsWith(0L, 3L, 0L);
    }

    @Test
    void aRefusalIsToldInTheApisWords() {
        service.refuse = true;

        assertThatThrownBy(() -> new Watcher(api).follow(NAME, event -> {}))
                .isInstanceOfSatisfying(CallFailure.class, failure -> {
                    assertThat(failure).hasMessage("There is no such synthetic dataset.");
                    assertThat(failure.reason()).isEqualTo("SYNTHETIC_DATASET_NOT_FOUND");
                    assertThat(failure.requestId()).isEqualTo("request-7");
                });
        assertThat(service.connections).as("asked once").hasSize(1);
    }

    @Test
    void everyCallIsSigned() {
        new Watcher(api).follow(NAME, event -> {});

        assertThat(service.tokens.seen).containsExactly("Bearer a-token");
    }

    /** Sends ten events, the last one final; ends each connection after {@code breakAfter} events as a dying server would. */
    private static final class FlakyService extends SyntheticDatasetServiceGrpc.SyntheticDatasetServiceImplBase {

        private final List<Long> connections = new CopyOnWriteArrayList<>();
        private final Tokens tokens = new Tokens();
        private volatile int breakAfter = EVENTS;
        private volatile int endedAfter = EVENTS;
        private volatile int forgetBefore;
        private volatile boolean refuse;

        @Override
        public void watchSyntheticDataset(
                WatchSyntheticDatasetRequest request, StreamObserver<WatchSyntheticDatasetResponse> out) {
            long after = request.getAfterSequence();
            connections.add(after);
            if (refuse) {
                out.onError(StatusProto.toStatusRuntimeException(notFound()));
                return;
            }
            if (after > 0 && connections.size() <= forgetBefore) {
                out.onError(Status.OUT_OF_RANGE.asRuntimeException());
                return;
            }
            send(after, out);
        }

        private void send(long after, StreamObserver<WatchSyntheticDatasetResponse> out) {
            out.onNext(WatchSyntheticDatasetResponse.newBuilder()
                    .setSequence(after)
                    .setSnapshot(WatchSnapshot.newBuilder()
                            .setSyntheticDataset(dataset(
                                    after < endedAfter
                                            ? SyntheticDataset.State.STATE_RUNNING
                                            : SyntheticDataset.State.STATE_COMPLETED)))
                    .build());
            int sent = 0;
            for (long sequence = after + 1; sequence <= EVENTS; sequence++) {
                if (sent++ == breakAfter) {
                    out.onError(Status.UNAVAILABLE.asRuntimeException());
                    return;
                }
                out.onNext(event(sequence));
                out.onNext(WatchSyntheticDatasetResponse.newBuilder()
                        .setSequence(sequence)
                        .setHeartbeat(Heartbeat.getDefaultInstance())
                        .build());
            }
            out.onCompleted();
        }

        private static WatchSyntheticDatasetResponse event(long sequence) {
            WatchSyntheticDatasetResponse.Builder event =
                    WatchSyntheticDatasetResponse.newBuilder().setSequence(sequence);
            return sequence < EVENTS
                    ? event.setLog(LogLine.getDefaultInstance()).build()
                    : event.setStateChange(StateChange.newBuilder()
                                    .setSyntheticDataset(dataset(SyntheticDataset.State.STATE_COMPLETED)))
                            .build();
        }

        private static SyntheticDataset dataset(SyntheticDataset.State state) {
            return SyntheticDataset.newBuilder().setName(NAME).setState(state).build();
        }

        private static com.google.rpc.Status notFound() {
            return com.google.rpc.Status.newBuilder()
                    .setCode(Code.NOT_FOUND_VALUE)
                    .setMessage("There is no such synthetic dataset.")
                    .addDetails(Any.pack(ErrorInfo.newBuilder()
                            .setReason("SYNTHETIC_DATASET_NOT_FOUND")
                            .setDomain("syntho.io")
                            .putMetadata("request_id", "request-7")
                            .build()))
                    .build();
        }
    }

    private static final class Tokens implements ServerInterceptor {

        private final List<String> seen = new CopyOnWriteArrayList<>();

        @Override
        public <Q, R> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
            seen.add(String.valueOf(headers.get(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER))));
            return next.startCall(call, headers);
        }
    }
}
