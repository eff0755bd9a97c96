package io.syntho.server.platform.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.syntho.probe.v1.EchoRequest;
import io.syntho.probe.v1.EchoResponse;
import io.syntho.probe.v1.ProbeServiceGrpc;
import io.syntho.probe.v1.WorkRequest;
import io.syntho.v1.ErrorReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How single calls behave, whatever carries them. */
public abstract class UnaryBehaviour {

    private ManagedChannel channel;

    /** Returns where the probe service is. */
    protected abstract Endpoint endpoint();

    @BeforeEach
    void connect() {
        channel = endpoint().connect();
    }

    @AfterEach
    void disconnect() {
        Endpoint.close(channel);
    }

    @Test
    void aCallIsAnsweredOnAVirtualThread() {
        EchoResponse answer = Endpoint.probe(channel)
                .echo(EchoRequest.newBuilder().setText("hi").build());

        assertThat(answer.getText()).isEqualTo("hi");
        assertThat(answer.getVirtualThread()).isTrue();
    }

    @Test
    void theServiceSeesTheClientsDeadline() {
        EchoResponse answer = ProbeServiceGrpc.newBlockingStub(channel)
                .withDeadlineAfter(7, TimeUnit.SECONDS)
                .echo(EchoRequest.getDefaultInstance());

        assertThat(answer.getDeadlineMillis()).isBetween(1L, 7_000L);
    }

    @Test
    void aCallWithoutADeadlineIsGivenOne() {
        EchoResponse answer = ProbeServiceGrpc.newBlockingStub(channel).echo(EchoRequest.getDefaultInstance());

        assertThat(answer.getDeadlineMillis()).isBetween(1L, 20_000L);
    }

    @Test
    void headersTextAndBinaryReachTheService() {
        byte[] binary = {0, 1, (byte) 0xff, '%', '\n'};
        Metadata headers = new Metadata();
        headers.put(ProbeService.HEADER, "plain text");
        headers.put(ProbeService.BINARY, binary);

        EchoResponse answer = Endpoint.probe(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                .echo(EchoRequest.getDefaultInstance());

        assertThat(answer.getHeader()).isEqualTo("plain text");
        assertThat(answer.getBinaryHeader()).isEqualTo(ByteString.copyFrom(binary));
    }

    @Test
    void everyAnswerCarriesARequestId() {
        AtomicReference<Metadata> headers = new AtomicReference<>();
        AtomicReference<Metadata> trailers = new AtomicReference<>();

        Endpoint.probe(channel)
                .withInterceptors(MetadataUtils.newCaptureMetadataInterceptor(headers, trailers))
                .echo(EchoRequest.getDefaultInstance());

        assertThat(headers.get().get(RequestIds.HEADER)).hasSize(36);
        assertThat(trailers.get().get(RequestIds.HEADER))
                .isEqualTo(headers.get().get(RequestIds.HEADER));
    }

    @Test
    void manyCallsAtOnceAreAllAnswered() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String text = "call " + i;
                answers.add(threads.submit(() -> Endpoint.probe(channel)
                        .echo(EchoRequest.newBuilder().setText(text).build())
                        .getText()));
            }
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo("call " + i);
            }
        }
    }

    @Test
    void aMessageJustUnderTheLimitPasses() {
        byte[] data = new byte[4_100_000];
        new Random(1).nextBytes(data);

        EchoResponse answer = Endpoint.probe(channel)
                .echo(EchoRequest.newBuilder()
                        .setData(ByteString.copyFrom(data))
                        .build());

        assertThat(answer.getDataBytes()).isEqualTo(data.length);
    }

    @Test
    void aMessageOverTheLimitIsRefusedAndTheConnectionGoesOn() {
        EchoRequest tooLarge = EchoRequest.newBuilder()
                .setData(ByteString.copyFrom(new byte[5_000_000]))
                .build();

        for (int i = 0; i < 3; i++) {
            assertThat(Refusals.codeOf(() -> Endpoint.probe(channel).echo(tooLarge)))
                    .isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
            assertThat(Endpoint.probe(channel)
                            .echo(EchoRequest.newBuilder().setText("next").build())
                            .getText())
                    .isEqualTo("next");
        }
    }

    @Test
    void aLargeAnswerArrivesWhole() {
        EchoResponse answer = Endpoint.probe(channel)
                .echo(EchoRequest.newBuilder().setAnswerBytes(20_000_000).build());

        assertThat(answer.getData().size()).isEqualTo(20_000_000);
    }

    @Test
    void compressedRequestsAreRefusedWhateverTheyUnpackTo() {
        EchoRequest bomb = EchoRequest.newBuilder()
                .setData(ByteString.copyFrom(new byte[60_000_000]))
                .build();
        byte[] random = new byte[200_000];
        new Random(1).nextBytes(random);
        List<EchoRequest> requests = List.of(
                EchoRequest.getDefaultInstance(),
                EchoRequest.newBuilder().setData(ByteString.copyFrom(random)).build(),
                bomb);

        for (EchoRequest request : requests) {
            StatusRuntimeException refusal = Refusals.of(
                    () -> Endpoint.probe(channel).withCompression("gzip").echo(request));
            assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.UNIMPLEMENTED);
            assertThat(Refusals.reasonOf(refusal)).isEqualTo(ErrorReason.COMPRESSION_UNSUPPORTED);
        }
        assertThat(Endpoint.probe(channel)
                        .echo(EchoRequest.newBuilder().setText("plain").build())
                        .getText())
                .isEqualTo("plain");
    }

    @Test
    void aMessageThatIsNoProtobufIsTheClientsMistake() {
        MethodDescriptor<byte[], byte[]> raw = MethodDescriptor.newBuilder(new BytesMarshaller(), new BytesMarshaller())
                .setFullMethodName(ProbeServiceGrpc.getEchoMethod().getFullMethodName())
                .setType(MethodDescriptor.MethodType.UNARY)
                .build();
        byte[] garbage = {(byte) 0xff, (byte) 0xff, (byte) 0xff, 1, 2, 3};

        StatusRuntimeException refusal = Refusals.of(() -> ClientCalls.blockingUnaryCall(
                channel, raw, CallOptions.DEFAULT.withDeadlineAfter(5, TimeUnit.SECONDS), garbage));

        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(Refusals.reasonOf(refusal)).isEqualTo(ErrorReason.INVALID_REQUEST);
    }

    @Test
    void theClientsDeadlineEndsTheWorkOnTheServer() {
        Endpoint.probe(channel).echo(EchoRequest.getDefaultInstance()); // so that connecting takes none of its time
        StatusRuntimeException refusal = Refusals.of(() -> ProbeServiceGrpc.newBlockingStub(channel)
                .withDeadlineAfter(300, TimeUnit.MILLISECONDS)
                .work(WorkRequest.newBuilder()
                        .setMillis(15_000)
                        .setNoteKey("deadline")
                        .build()));

        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
        Awaitility.await()
                .atMost(Duration.ofSeconds(3))
                .untilAsserted(
                        () -> assertThat(Endpoint.notes(channel, "deadline").getNotesMap())
                                .containsKey("cancelled"));
    }

    @Test
    void cancellingACallEndsTheWorkOnTheServer() {
        Future<?> call = ProbeServiceGrpc.newFutureStub(channel)
                .work(WorkRequest.newBuilder()
                        .setMillis(15_000)
                        .setNoteKey("cancel")
                        .build());
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(Endpoint.notes(channel, "cancel").getNotesMap())
                                .containsKey("started"));

        call.cancel(true);

        Awaitility.await()
                .atMost(Duration.ofSeconds(3))
                .untilAsserted(
                        () -> assertThat(Endpoint.notes(channel, "cancel").getNotesMap())
                                .containsKey("cancelled"));
    }

    @Test
    void aVanishedClientEndsTheWorkOnTheServer() {
        ManagedChannel other = endpoint().connect();
        ProbeServiceGrpc.newFutureStub(other)
                .work(WorkRequest.newBuilder()
                        .setMillis(15_000)
                        .setNoteKey("vanish")
                        .build());
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(Endpoint.notes(channel, "vanish").getNotesMap())
                                .containsKey("started"));

        Endpoint.close(other);

        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(
                        () -> assertThat(Endpoint.notes(channel, "vanish").getNotesMap())
                                .containsKey("cancelled"));
    }
}
