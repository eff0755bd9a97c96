package io.syntho.server.platform.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grpc.Context;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.StreamObserver;
import io.syntho.probe.v1.ChatRequest;
import io.syntho.probe.v1.ChatResponse;
import io.syntho.probe.v1.CollectRequest;
import io.syntho.probe.v1.CollectResponse;
import io.syntho.probe.v1.CountRequest;
import io.syntho.probe.v1.CountResponse;
import io.syntho.probe.v1.ProbeServiceGrpc;
import io.syntho.v1.ErrorReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How streams behave, whatever carries them. */
public abstract class StreamBehaviour {

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
    void aStreamArrivesWholeAndInOrder() {
        List<Integer> numbers = new ArrayList<>();
        count(CountRequest.newBuilder().setMessages(2000).setPayloadBytes(500).build())
                .forEachRemaining(number -> numbers.add(number.getNumber()));

        assertThat(numbers).hasSize(2000).isSorted().startsWith(1).endsWith(2000);
    }

    @Test
    void streamsThatHaveEndedLeaveRoomForOthersOnTheirConnection() {
        for (int i = 0; i < GrpcTransport.MAX_CALLS_PER_CONNECTION + 200; i++) {
            Iterator<CountResponse> numbers =
                    count(CountRequest.newBuilder().setMessages(1).build());
            assertThat(numbers.next().getNumber()).isEqualTo(1);
            assertThat(numbers.hasNext()).isFalse();
        }
    }

    @Test
    void aFailureInTheMiddleComesAfterTheMessagesBeforeIt() {
        Iterator<CountResponse> numbers =
                count(CountRequest.newBuilder().setMessages(10).setFailAfter(3).build());

        for (int i = 1; i <= 3; i++) {
            assertThat(numbers.next().getNumber()).isEqualTo(i);
        }
        StatusRuntimeException failure = Refusals.of(numbers::next);
        assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.OUT_OF_RANGE);
        assertThat(Refusals.reasonOf(failure)).isEqualTo(ErrorReason.SEQUENCE_OUT_OF_RANGE);
    }

    @Test
    void aSlowReaderSlowsTheServerDownInsteadOfFillingItsMemory() throws Exception {
        Iterator<CountResponse> numbers = count(CountRequest.newBuilder()
                .setMessages(10_000)
                .setPayloadBytes(100_000)
                .setNoteKey("slow-reader")
                .build());
        numbers.next();
        Thread.sleep(1000);
        long sent = Endpoint.notes(channel, "slow-reader").getNotesOrThrow("sent");

        assertThat(sent * 100_000L).as("bytes under way of 1 GB").isLessThan(64L << 20);

        for (int i = 0; i < 100; i++) {
            assertThat(numbers.next().getPayload().size()).isEqualTo(100_000);
        }
        Thread.sleep(300);
        long later = Endpoint.notes(channel, "slow-reader").getNotesOrThrow("sent");
        assertThat(later).as("it goes on as the reader does").isGreaterThan(sent);
    }

    @Test
    void cancellingAStreamInterruptsItsProducer() {
        Context.CancellableContext context = Context.current().withCancellation();
        context.run(() -> {
            Iterator<CountResponse> numbers = count(CountRequest.newBuilder()
                    .setMessages(1_000_000)
                    .setDelayMillis(5)
                    .setNoteKey("cancel-stream")
                    .build());
            numbers.next();
            numbers.next();
        });

        context.cancel(null);

        awaitNote("cancel-stream", "ended");
    }

    @Test
    void cancellingAStreamThatWaitsForItsReaderInterruptsItsProducer() throws Exception {
        Context.CancellableContext context = Context.current().withCancellation();
        context.run(() -> count(CountRequest.newBuilder()
                        .setMessages(10_000)
                        .setPayloadBytes(100_000)
                        .setNoteKey("cancel-blocked")
                        .build())
                .next());
        Thread.sleep(500);

        context.cancel(null);

        awaitNote("cancel-blocked", "ended");
    }

    @Test
    void theDeadlineEndsAStream() {
        Iterator<CountResponse> numbers = ProbeServiceGrpc.newBlockingStub(channel)
                .withDeadlineAfter(700, TimeUnit.MILLISECONDS)
                .count(CountRequest.newBuilder()
                        .setMessages(1_000_000)
                        .setDelayMillis(10)
                        .setNoteKey("stream-deadline")
                        .build());

        assertThat(Refusals.codeOf(() -> numbers.forEachRemaining(number -> {})))
                .isEqualTo(Status.Code.DEADLINE_EXCEEDED);
        awaitNote("stream-deadline", "ended");
    }

    @Test
    void aSilentProducerIsCoveredByHeartbeatsOfItsLastState() {
        Iterator<CountResponse> numbers = count(CountRequest.newBuilder()
                .setMessages(2)
                .setDelayMillis(1200)
                .setHeartbeatMillis(200)
                .build());

        assertThat(numbers.next().getHeartbeat()).isFalse();
        for (int i = 0; i < 3; i++) {
            CountResponse beat = numbers.next();
            assertThat(beat.getHeartbeat()).isTrue();
            assertThat(beat.getNumber()).as("the last state sent").isEqualTo(1);
        }
    }

    @Test
    void heartbeatsKeepAStreamAliveBeyondTheIdleLimit() {
        Duration longer = ProbeServer.IDLE.plusMillis(1500);
        Iterator<CountResponse> numbers = ProbeServiceGrpc.newBlockingStub(channel)
                .withDeadlineAfter(30, TimeUnit.SECONDS)
                .count(CountRequest.newBuilder()
                        .setMessages(2)
                        .setDelayMillis((int) longer.toMillis())
                        .setHeartbeatMillis(1000)
                        .build());

        List<CountResponse> all = new ArrayList<>();
        numbers.forEachRemaining(all::add);
        assertThat(all).filteredOn(number -> !number.getHeartbeat()).hasSize(2);
    }

    @Test
    void aClientThatSendsNothingForTooLongIsLetGo() throws Exception {
        CompletableFuture<Status> end = new CompletableFuture<>();
        StreamObserver<CollectRequest> chunks =
                ProbeServiceGrpc.newStub(channel).collect(statusInto(end));
        chunks.onNext(CollectRequest.newBuilder().setNoteKey("idle").build());

        Status status = end.get(ProbeServer.IDLE.plusSeconds(6).toSeconds(), TimeUnit.SECONDS);

        assertThat(status.getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
        awaitNote("idle", "ended");
    }

    @Test
    void anUploadArrivesWhole() throws Exception {
        CollectResponse sum = upload(1024, 65_536, 0, "").get(30, TimeUnit.SECONDS);

        assertThat(sum.getMessages()).isEqualTo(1024);
        assertThat(sum.getDataBytes()).isEqualTo(64L << 20);
    }

    @Test
    void aSlowServerSlowsTheUploadDown() throws Exception {
        AtomicInteger sent = new AtomicInteger();
        CompletableFuture<CollectResponse> sum = upload(512, 65_536, 4, "slow-server", sent);
        Thread.sleep(800);

        long received = Endpoint.notes(channel, "slow-server").getNotesOrThrow("received");
        assertThat((sent.get() - received) * 65_536L)
                .as("bytes under way of 32 MB")
                .isLessThan(16L << 20);
        assertThat(sum.get(30, TimeUnit.SECONDS).getMessages()).isEqualTo(512);
    }

    @Test
    void aServerThatHasHeardEnoughAnswersAtOnce() throws Exception {
        CompletableFuture<CollectResponse> answer = new CompletableFuture<>();
        StreamObserver<CollectRequest> chunks = ProbeServiceGrpc.newStub(channel)
                .withDeadlineAfter(10, TimeUnit.SECONDS)
                .collect(answerInto(answer));
        chunks.onNext(CollectRequest.newBuilder().setEnough(true).build());

        assertThat(answer.get(5, TimeUnit.SECONDS).getMessages()).isEqualTo(1);
    }

    @Test
    void cancellingAnUploadInterruptsItsConsumer() {
        StreamObserver<CollectRequest> chunks =
                ProbeServiceGrpc.newStub(channel).collect(answerInto(new CompletableFuture<>()));
        chunks.onNext(CollectRequest.newBuilder().setNoteKey("cancel-upload").build());
        awaitNote("cancel-upload", "received");

        chunks.onError(Status.CANCELLED.asRuntimeException());

        awaitNote("cancel-upload", "cancelled");
    }

    @Test
    void aVanishedClientInterruptsTheConsumerOfItsUpload() {
        ManagedChannel other = endpoint().connect();
        StreamObserver<CollectRequest> chunks =
                ProbeServiceGrpc.newStub(other).collect(answerInto(new CompletableFuture<>()));
        chunks.onNext(CollectRequest.newBuilder().setNoteKey("vanish-upload").build());
        awaitNote("vanish-upload", "received");

        Endpoint.close(other);

        awaitNote("vanish-upload", "cancelled");
    }

    @Test
    void bothSidesMayTalkAtOnceAndTheClientMayFinishFirst() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        StreamObserver<ChatRequest> chat = ProbeServiceGrpc.newStub(channel).chat(hearInto(heard));
        chat.onNext(ChatRequest.newBuilder().setText("a").build());
        assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("re:a");
        chat.onNext(ChatRequest.newBuilder().setText("b").build());
        chat.onCompleted();

        assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("re:b");
        assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("OK");
    }

    @Test
    void aFailureInTheMiddleOfAConversationEndsIt() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        StreamObserver<ChatRequest> chat = ProbeServiceGrpc.newStub(channel).chat(hearInto(heard));
        chat.onNext(ChatRequest.newBuilder().setText("a").build());
        chat.onNext(ChatRequest.newBuilder().setText("fail").build());

        assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("re:a");
        assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("ABORTED");
    }

    private Iterator<CountResponse> count(CountRequest request) {
        return Endpoint.probe(channel).count(request);
    }

    private void awaitNote(String key, String note) {
        Awaitility.await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
            Map<String, Long> notes = Endpoint.notes(channel, key).getNotesMap();
            assertThat(notes).containsKey(note);
        });
    }

    private CompletableFuture<CollectResponse> upload(int chunks, int bytes, int delayMillis, String key) {
        return upload(chunks, bytes, delayMillis, key, new AtomicInteger());
    }

    private CompletableFuture<CollectResponse> upload(
            int chunks, int bytes, int delayMillis, String key, AtomicInteger sent) {
        CompletableFuture<CollectResponse> sum = new CompletableFuture<>();
        CollectRequest chunk = CollectRequest.newBuilder()
                .setData(ByteString.copyFrom(new byte[bytes]))
                .setDelayMillis(delayMillis)
                .setNoteKey(key)
                .build();
        ProbeServiceGrpc.newStub(channel).collect(new ClientResponseObserver<CollectRequest, CollectResponse>() {
            @Override
            public void beforeStart(ClientCallStreamObserver<CollectRequest> call) {
                call.setOnReadyHandler(() -> {
                    while (call.isReady() && sent.get() < chunks) {
                        call.onNext(chunk);
                        if (sent.incrementAndGet() == chunks) {
                            call.onCompleted();
                        }
                    }
                });
            }

            @Override
            public void onNext(CollectResponse answer) {
                sum.complete(answer);
            }

            @Override
            public void onError(Throwable failure) {
                sum.completeExceptionally(failure);
            }

            @Override
            public void onCompleted() {}
        });
        return sum;
    }

    private static <T> StreamObserver<T> answerInto(CompletableFuture<T> answer) {
        return new StreamObserver<>() {
            @Override
            public void onNext(T message) {
                answer.complete(message);
            }

            @Override
            public void onError(Throwable failure) {
                answer.completeExceptionally(failure);
            }

            @Override
            public void onCompleted() {}
        };
    }

    private static <T> StreamObserver<T> statusInto(CompletableFuture<Status> end) {
        return new StreamObserver<>() {
            @Override
            public void onNext(T message) {}

            @Override
            public void onError(Throwable failure) {
                end.complete(Status.fromThrowable(failure));
            }

            @Override
            public void onCompleted() {
                end.complete(Status.OK);
            }
        };
    }

    private static StreamObserver<ChatResponse> hearInto(BlockingQueue<String> heard) {
        return new StreamObserver<>() {
            @Override
            public void onNext(ChatResponse message) {
                heard.add(message.getText());
            }

            @Override
            public void onError(Throwable failure) {
                heard.add(Status.fromThrowable(failure).getCode().name());
            }

            @Override
            public void onCompleted() {
                heard.add("OK");
            }
        };
    }
}
