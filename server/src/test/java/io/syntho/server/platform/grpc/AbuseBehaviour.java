package io.syntho.server.platform.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Context;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.stub.MetadataUtils;
import io.syntho.probe.v1.CollectRequest;
import io.syntho.probe.v1.CountRequest;
import io.syntho.probe.v1.CountResponse;
import io.syntho.probe.v1.EchoRequest;
import io.syntho.probe.v1.ProbeServiceGrpc.ProbeServiceBlockingStub;
import io.syntho.server.platform.grpc.RawHttp2.End;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients that are broken or hostile can do, whatever carries their calls: nothing to anybody else. */
public abstract class AbuseBehaviour {

    private static final Duration SOON = Duration.ofSeconds(6);

    private ManagedChannel channel;

    /** Returns where the probe service is. */
    protected abstract Endpoint endpoint();

    @BeforeEach
    void connect() {
        channel = endpoint().connect();
    }

    @AfterEach
    void everybodyElseIsStillServed() {
        assertThat(Endpoint.probe(channel)
                        .echo(EchoRequest.newBuilder().setText("still here").build())
                        .getText())
                .isEqualTo("still here");
        Endpoint.close(channel);
    }

    @Test
    void aStormOfCancelledStreamsLeavesTheServerServingAndNothingRunning() throws Exception {
        CompletableFuture<Status> bystander = Bystander.watch(channel);
        int refused = 0;
        for (int i = 0; i < 100; i++) {
            Context.CancellableContext context = Context.current().withCancellation();
            String key = "storm-" + i;
            boolean ran = context.call(() -> {
                try {
                    Iterator<CountResponse> numbers = Endpoint.probe(channel)
                            .count(CountRequest.newBuilder()
                                    .setMessages(1_000_000)
                                    .setDelayMillis(1)
                                    .setPayloadBytes(200)
                                    .setNoteKey(key)
                                    .build());
                    numbers.next();
                    numbers.next();
                    return true;
                } catch (RuntimeException lost) {
                    return false;
                }
            });
            refused += ran ? 0 : 1;
            context.cancel(null);
            Thread.sleep(10);
        }

        if (endpoint().isolatesStreams()) {
            assertThat(refused).as("calls that never ran").isZero();
            assertThat(bystander).as("a stream on the same connection").isNotDone();
        }
        for (int i = 0; i < 100; i++) {
            String key = "storm-" + i;
            Awaitility.await()
                    .atMost(SOON)
                    .untilAsserted(() -> assertThat(Endpoint.notes(channel, key).getNotesMap())
                            .satisfiesAnyOf(
                                    never -> assertThat(never).doesNotContainKey("started"),
                                    over -> assertThat(over).containsKey("ended")));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0x7fff_ffffL, 0xffff_ffffL, 5_000_000L})
    void anAnnouncedLengthBeyondTheLimitIsRefusedBeforeItsBytesCome(long announced) throws IOException {
        try (RawHttp2 client = new RawHttp2(endpoint()).preface()) {
            client.call(1, "Echo", Map.of());
            byte[] some = new byte[16_000];
            client.frame(RawHttp2.DATA, 0, 1, RawHttp2.message(announced, some));
            for (int i = 0; i < 3; i++) {
                client.frame(RawHttp2.DATA, 0, 1, some);
            }

            assertThat(client.awaitEnd(1, SOON)).isNotEqualTo(End.NONE);
        }
    }

    @Test
    void aMessageThatBreaksOffIsAnswered() throws IOException {
        try (RawHttp2 client = new RawHttp2(endpoint()).preface()) {
            client.call(1, "Echo", Map.of());
            client.frame(RawHttp2.DATA, RawHttp2.END_STREAM, 1, RawHttp2.message(100, new byte[20]));

            assertThat(client.awaitEnd(1, SOON)).isNotEqualTo(End.NONE);
        }
    }

    @Test
    void aMessageFlaggedAsCompressedWithoutAnEncodingIsAnswered() throws IOException {
        try (RawHttp2 client = new RawHttp2(endpoint()).preface()) {
            client.call(1, "Echo", Map.of());
            byte[] message = RawHttp2.message(4, new byte[4]);
            message[0] = 1;
            client.frame(RawHttp2.DATA, RawHttp2.END_STREAM, 1, message);

            assertThat(client.awaitEnd(1, SOON)).isNotEqualTo(End.NONE);
        }
    }

    @Test
    void aRequestInTinyFramesIsStillARequest() throws IOException {
        try (RawHttp2 client = new RawHttp2(endpoint()).preface()) {
            client.call(1, "Echo", Map.of());
            byte[] message = RawHttp2.message(
                    300,
                    EchoRequest.newBuilder().setText("x".repeat(297)).build().toByteArray());
            for (byte octet : message) {
                client.frame(RawHttp2.DATA, 0, 1, new byte[] {octet});
            }
            client.frame(RawHttp2.DATA, RawHttp2.END_STREAM, 1, new byte[0]);

            assertThat(client.awaitEnd(1, SOON)).isEqualTo(End.ANSWERED);
        }
    }

    @Test
    void noiseAfterThePrefaceEndsThatConnectionOnly() throws IOException {
        byte[] noise = new byte[4096];
        new Random(7).nextBytes(noise);
        try (RawHttp2 client = new RawHttp2(endpoint()).preface()) {
            client.raw(noise);

            assertThat(client.awaitEnd(1, SOON)).isEqualTo(End.CONNECTION_CLOSED);
        }
    }

    @Test
    void anotherProtocolIsTurnedAway() throws IOException {
        try (RawHttp2 client = new RawHttp2(endpoint())) {
            client.raw("SSH-2.0-OpenSSH_9.6 and more\r\n\r\n".repeat(10).getBytes(StandardCharsets.US_ASCII));

            assertThat(client.awaitEnd(1, SOON)).isEqualTo(End.CONNECTION_CLOSED);
        }
    }

    @Test
    void headersBeyondTheLimitAreRefused() throws IOException {
        Map<String, String> huge = new LinkedHashMap<>();
        for (int i = 0; i < 12; i++) {
            huge.put("x-huge-" + i, "v".repeat(1_200));
        }
        try (RawHttp2 client = new RawHttp2(endpoint()).preface()) {
            client.call(1, "Echo", huge); // 14 KiB: one frame, and fine
            client.frame(RawHttp2.DATA, RawHttp2.END_STREAM, 1, RawHttp2.message(0, new byte[0]));
            assertThat(client.awaitEnd(1, SOON)).isEqualTo(End.ANSWERED);
        }
        try (RawHttp2 client = new RawHttp2(endpoint()).preface()) {
            client.frame(RawHttp2.HEADERS, 0, 1, RawHttp2.block(huge)); // never says that the headers end
            for (int i = 0; i < 50; i++) {
                client.frame(9, 0, 1, RawHttp2.block(huge));
            }
            assertThat(client.awaitEnd(1, SOON)).isNotEqualTo(End.NONE);
        } catch (IOException closedOnUs) {
            assertThat(closedOnUs).isNotNull(); // the server hung up while we were still talking
        }
    }

    @Test
    void binaryHeadersThatAreNoBase64DoNotReachTheService() throws IOException {
        try (RawHttp2 client = new RawHttp2(endpoint()).preface()) {
            client.call(1, "Count", Map.of("x-probe-bin", "!!! not base64 !!!", "grpc-timeout", "2S"));
            client.frame(
                    RawHttp2.DATA,
                    RawHttp2.END_STREAM,
                    1,
                    message(CountRequest.newBuilder()
                            .setMessages(1)
                            .setNoteKey("bad-base64")
                            .build()
                            .toByteArray()));
            client.awaitEnd(1, Duration.ofSeconds(1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "999999999S", "-1S", "1", "S", "99999999H", "0n"})
    void aDeadlineThatIsNoneDoesNoHarm(String timeout) throws IOException {
        try (RawHttp2 client = new RawHttp2(endpoint()).preface()) {
            client.call(1, "Echo", Map.of("grpc-timeout", timeout));
            client.frame(RawHttp2.DATA, RawHttp2.END_STREAM, 1, RawHttp2.message(0, new byte[0]));

            assertThat(client.awaitEnd(1, SOON)).isNotEqualTo(End.NONE);
        }
    }

    @Test
    void someHeadersPassAndThousandsDoNoHarm() {
        assertThat(withHeaders(60)
                        .echo(EchoRequest.newBuilder().setText("some").build())
                        .getText())
                .isEqualTo("some");
        Refusals.orAnswer(() -> withHeaders(3_000).echo(EchoRequest.getDefaultInstance()));
    }

    @Test
    void aConnectionCutInTheMiddleOfAnUploadEndsItsConsumer() throws IOException {
        try (RawHttp2 client = new RawHttp2(endpoint()).preface()) {
            client.call(1, "Collect", Map.of());
            client.frame(
                    RawHttp2.DATA,
                    0,
                    1,
                    message(CollectRequest.newBuilder()
                            .setNoteKey("cut-upload")
                            .build()
                            .toByteArray()));
            awaitNote("cut-upload", "received");
        }

        awaitNote("cut-upload", "ended");
    }

    @Test
    void aConnectionCutInTheMiddleOfAStreamEndsItsProducer() throws IOException {
        try (RawHttp2 client = new RawHttp2(endpoint()).preface()) {
            client.call(1, "Count", Map.of());
            client.frame(
                    RawHttp2.DATA,
                    RawHttp2.END_STREAM,
                    1,
                    message(CountRequest.newBuilder()
                            .setMessages(1_000_000)
                            .setDelayMillis(20)
                            .setNoteKey("cut-stream")
                            .build()
                            .toByteArray()));
            awaitNote("cut-stream", "sent");
        }

        awaitNote("cut-stream", "ended");
    }

    @Test
    void aWindowThatOverflowsHurtsOnlyItself() throws IOException {
        try (RawHttp2 client = new RawHttp2(endpoint()).preface()) {
            client.call(1, "Count", Map.of());
            client.frame(
                    RawHttp2.DATA,
                    RawHttp2.END_STREAM,
                    1,
                    message(CountRequest.newBuilder()
                            .setMessages(1_000_000)
                            .setDelayMillis(20)
                            .setNoteKey("window")
                            .build()
                            .toByteArray()));
            awaitNote("window", "sent");
            byte[] most = ByteBuffer.allocate(4).putInt(0x7fff_ffff).array();
            client.frame(RawHttp2.WINDOW_UPDATE, 0, 1, most);
            client.frame(RawHttp2.WINDOW_UPDATE, 0, 1, most);

            assertThat(client.awaitEnd(1, SOON)).isNotEqualTo(End.NONE);
        }
        awaitNote("window", "ended");
    }

    private ProbeServiceBlockingStub withHeaders(int count) {
        Metadata headers = new Metadata();
        for (int i = 0; i < count; i++) {
            headers.put(Metadata.Key.of("x-many-" + i, Metadata.ASCII_STRING_MARSHALLER), "value");
        }
        return Endpoint.probe(channel).withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    private void awaitNote(String key, String note) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(8))
                .untilAsserted(() ->
                        assertThat(Endpoint.notes(channel, key).getNotesMap()).containsKey(note));
    }

    private static byte[] message(byte[] protobuf) {
        return RawHttp2.message(protobuf.length, protobuf);
    }
}
