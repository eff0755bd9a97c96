package io.syntho.server.platform.grpc;

import com.google.protobuf.ByteString;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Deadline;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.syntho.probe.v1.AdministerRequest;
import io.syntho.probe.v1.AdministerResponse;
import io.syntho.probe.v1.ChatRequest;
import io.syntho.probe.v1.ChatResponse;
import io.syntho.probe.v1.CollectRequest;
import io.syntho.probe.v1.CollectResponse;
import io.syntho.probe.v1.CountRequest;
import io.syntho.probe.v1.CountResponse;
import io.syntho.probe.v1.EchoRequest;
import io.syntho.probe.v1.EchoResponse;
import io.syntho.probe.v1.FailRequest;
import io.syntho.probe.v1.FailResponse;
import io.syntho.probe.v1.NotesRequest;
import io.syntho.probe.v1.NotesResponse;
import io.syntho.probe.v1.ProbeServiceGrpc;
import io.syntho.probe.v1.WhoAmIRequest;
import io.syntho.probe.v1.WhoAmIResponse;
import io.syntho.probe.v1.WorkRequest;
import io.syntho.probe.v1.WorkResponse;
import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.errors.ErrorDetail;
import io.syntho.server.platform.grpc.ServerStream.Heartbeat;
import io.syntho.server.platform.identity.Caller;
import io.syntho.v1.ErrorReason;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Behaves well or badly as asked, and notes what it saw, so that a client can ask for it afterwards. */
public final class ProbeService extends ProbeServiceGrpc.ProbeServiceImplBase {

    static final Metadata.Key<String> HEADER = Metadata.Key.of("x-probe", Metadata.ASCII_STRING_MARSHALLER);
    static final Metadata.Key<byte[]> BINARY = Metadata.Key.of("x-probe-bin", Metadata.BINARY_BYTE_MARSHALLER);
    private static final Context.Key<Metadata> HEADERS = Context.key("probe-headers");

    private final Map<String, Map<String, Long>> notes = new ConcurrentHashMap<>();

    /** The service with an interceptor that shows it its headers. */
    public ServerServiceDefinition withHeaders() {
        return ServerInterceptors.intercept(this, new ServerInterceptor() {
            @Override
            public <Q, R> ServerCall.Listener<Q> interceptCall(
                    ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
                return Contexts.interceptCall(Context.current().withValue(HEADERS, headers), call, headers, next);
            }
        });
    }

    @Override
    public void echo(EchoRequest request, StreamObserver<EchoResponse> answer) {
        EchoResponse.Builder echo = EchoResponse.newBuilder()
                .setText(request.getText())
                .setDataBytes(request.getData().size())
                .setData(ByteString.copyFrom(new byte[request.getAnswerBytes()]))
                .setVirtualThread(Thread.currentThread().isVirtual());
        Deadline deadline = Context.current().getDeadline();
        if (deadline != null) {
            echo.setDeadlineMillis(deadline.timeRemaining(TimeUnit.MILLISECONDS));
        }
        Metadata headers = HEADERS.get();
        Optional.ofNullable(headers.get(HEADER)).ifPresent(echo::setHeader);
        Optional.ofNullable(headers.get(BINARY)).ifPresent(bytes -> echo.setBinaryHeader(ByteString.copyFrom(bytes)));
        answer.onNext(echo.build());
        answer.onCompleted();
    }

    @Override
    public void fail(FailRequest request, StreamObserver<FailResponse> answer) {
        ApiException failure = ApiException.of(
                        ErrorReason.DATASET_NOT_READY,
                        request.getSentence(),
                        ErrorDetail.field("name", request.getSentence()))
                .with("state", "PROCESSING");
        switch (request.getKind()) {
            case FAILURE_KIND_API -> throw failure;
            case FAILURE_KIND_API_ON_ERROR -> answer.onError(failure);
            case FAILURE_KIND_DEFECT -> throw new IllegalStateException("password=hunter2");
            case FAILURE_KIND_STATUS ->
                throw Status.NOT_FOUND.withDescription("password=hunter2").asRuntimeException();
            case FAILURE_KIND_STATUS_ON_ERROR ->
                answer.onError(
                        Status.NOT_FOUND.withDescription("password=hunter2").asRuntimeException());
            case FAILURE_KIND_STACK_OVERFLOW -> throw new StackOverflowError("password=hunter2");
            case FAILURE_KIND_UNSPECIFIED, UNRECOGNIZED -> answer.onCompleted();
        }
    }

    @Override
    public void work(WorkRequest request, StreamObserver<WorkResponse> answer) {
        note(request.getNoteKey(), "started", 1);
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(request.getMillis());
        while (System.nanoTime() < end) {
            if (Context.current().isCancelled()) {
                note(request.getNoteKey(), "cancelled", 1);
                return;
            }
            pause(5);
        }
        answer.onNext(WorkResponse.getDefaultInstance());
        answer.onCompleted();
    }

    @Override
    public void count(CountRequest request, StreamObserver<CountResponse> answer) {
        byte[] random = new byte[request.getPayloadBytes()];
        ThreadLocalRandom.current().nextBytes(random);
        ByteString payload = ByteString.copyFrom(random);
        int beat = request.getHeartbeatMillis() == 0 ? 10_000 : request.getHeartbeatMillis();
        Heartbeat<CountResponse> heartbeat = new Heartbeat<>(
                Duration.ofMillis(beat),
                last -> CountResponse.newBuilder()
                        .setNumber(last.map(CountResponse::getNumber).orElse(0))
                        .setHeartbeat(true)
                        .build());
        ServerStream.serve(answer, heartbeat, stream -> {
            note(request.getNoteKey(), "started", 1);
            try {
                for (int number = 1; number <= request.getMessages(); number++) {
                    Thread.sleep(number == 1 ? 0 : request.getDelayMillis());
                    stream.send(CountResponse.newBuilder()
                            .setNumber(number)
                            .setPayload(payload)
                            .build());
                    note(request.getNoteKey(), "sent", number);
                    if (number == request.getFailAfter()) {
                        throw ApiException.of(ErrorReason.SEQUENCE_OUT_OF_RANGE, "That is as far as it goes.");
                    }
                }
            } finally {
                note(request.getNoteKey(), "ended", 1);
            }
        });
    }

    @Override
    public StreamObserver<CollectRequest> collect(StreamObserver<CollectResponse> answer) {
        return ClientStream.serve(answer, stream -> {
            CollectResponse.Builder sum = CollectResponse.newBuilder();
            String key = "";
            try {
                for (Optional<CollectRequest> chunk = stream.next(); chunk.isPresent(); chunk = stream.next()) {
                    CollectRequest got = chunk.get();
                    key = key.isEmpty() ? got.getNoteKey() : key;
                    sum.setMessages(sum.getMessages() + 1)
                            .setDataBytes(sum.getDataBytes() + got.getData().size());
                    note(key, "received", sum.getMessages());
                    if (got.getEnough()) {
                        break;
                    }
                    Thread.sleep(got.getDelayMillis());
                }
                return sum.build();
            } catch (InterruptedException cancelled) {
                note(key, "cancelled", 1);
                throw cancelled;
            } finally {
                note(key, "ended", 1);
            }
        });
    }

    @Override
    public StreamObserver<ChatRequest> chat(StreamObserver<ChatResponse> answer) {
        return new StreamObserver<>() {
            @Override
            public void onNext(ChatRequest request) {
                if (request.getText().equals("fail")) {
                    throw ApiException.of(ErrorReason.ETAG_MISMATCH, "That was asked for.");
                }
                answer.onNext(ChatResponse.newBuilder()
                        .setText("re:" + request.getText())
                        .build());
            }

            @Override
            public void onError(Throwable cancelled) {
                note("chat", "cancelled", 1);
            }

            @Override
            public void onCompleted() {
                answer.onCompleted();
            }
        };
    }

    @Override
    public void notes(NotesRequest request, StreamObserver<NotesResponse> answer) {
        Runtime runtime = Runtime.getRuntime();
        answer.onNext(NotesResponse.newBuilder()
                .putAllNotes(notes.getOrDefault(request.getNoteKey(), Map.of()))
                .setHeapBytes(runtime.totalMemory() - runtime.freeMemory())
                .build());
        answer.onCompleted();
    }

    @Override
    public void whoAmI(WhoAmIRequest request, StreamObserver<WhoAmIResponse> answer) {
        Caller caller = Caller.current();
        answer.onNext(WhoAmIResponse.newBuilder()
                .setUser(caller.user().toString())
                .setSubject(caller.subject())
                .build());
        answer.onCompleted();
    }

    @Override
    public void administer(AdministerRequest request, StreamObserver<AdministerResponse> answer) {
        answer.onNext(AdministerResponse.getDefaultInstance());
        answer.onCompleted();
    }

    private void note(String key, String what, long value) {
        if (!key.isEmpty()) {
            notes.computeIfAbsent(key, fresh -> new ConcurrentHashMap<>()).put(what, value);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
