package io.syntho.server.platform.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.BadRequest;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.syntho.probe.v1.AdministerRequest;
import io.syntho.probe.v1.EchoRequest;
import io.syntho.probe.v1.EchoResponse;
import io.syntho.probe.v1.FailRequest;
import io.syntho.probe.v1.FailureKind;
import io.syntho.probe.v1.ProbeServiceGrpc;
import io.syntho.probe.v1.ProbeServiceGrpc.ProbeServiceBlockingStub;
import io.syntho.probe.v1.WhoAmIRequest;
import io.syntho.v1.ErrorReason;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How calls fail, whatever carries them. */
public abstract class FailureBehaviour {

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

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

    @ParameterizedTest
    @EnumSource(
            value = FailureKind.class,
            names = {"FAILURE_KIND_API", "FAILURE_KIND_API_ON_ERROR"})
    void aFailureArrivesWithReasonFactsFieldsAndRequestId(FailureKind kind) throws Exception {
        StatusRuntimeException failure = fail(kind, "Not yet.");

        assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
        assertThat(failure.getStatus().getDescription()).isEqualTo("Not yet.");
        assertThat(Refusals.infoOf(failure).getDomain()).isEqualTo("syntho.io");
        assertThat(Refusals.reasonOf(failure)).isEqualTo(ErrorReason.DATASET_NOT_READY);
        assertThat(Refusals.infoOf(failure).getMetadataMap()).containsEntry("state", "PROCESSING");
        assertThat(Refusals.infoOf(failure).getMetadataOrThrow("request_id"))
                .isEqualTo(failure.getTrailers().get(RequestIds.HEADER));
        assertThat(StatusProto.fromThrowable(failure)
                        .getDetails(1)
                        .unpack(BadRequest.class)
                        .getFieldViolations(0)
                        .getField())
                .isEqualTo("name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "naïve ✓ 100 % of “rows” – 数据 😀",
                "%41 %zz %",
                "two\nlines\r\nand a\ttab",
                "\u0000\u0001\u007f",
                " leading and trailing "
            })
    void anySentenceArrivesAsItWasWritten(String sentence) {
        StatusRuntimeException failure = fail(FailureKind.FAILURE_KIND_API, sentence);

        assertThat(failure.getStatus().getDescription()).isEqualTo(sentence);
        assertThat(StatusProto.fromThrowable(failure).getMessage()).isEqualTo(sentence);
        assertThat(Endpoint.probe(channel)
                        .echo(EchoRequest.newBuilder().setText("next").build())
                        .getText())
                .as("the connection goes on")
                .isEqualTo("next");
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureKind.class,
            names = {
                "FAILURE_KIND_DEFECT",
                "FAILURE_KIND_STATUS",
                "FAILURE_KIND_STATUS_ON_ERROR",
                "FAILURE_KIND_STACK_OVERFLOW"
            })
    void aDefectTellsNothingButItsRequestId(FailureKind kind) {
        StatusRuntimeException failure = fail(kind, "");

        assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.INTERNAL);
        assertThat(Refusals.reasonOf(failure)).isEqualTo(ErrorReason.INTERNAL_ERROR);
        assertThat(StatusProto.fromThrowable(failure).toString())
                .doesNotContain("hunter2")
                .doesNotContain("Exception")
                .contains("request_id");
    }

    @Test
    void theClientsRequestIdIsKeptWhereItIsDecentAndReplacedWhereItIsNot() {
        Metadata decent = new Metadata();
        decent.put(RequestIds.HEADER, "0192f0c1-7f5e-7cc0-8f6a-3d1f0c9a5b11");
        Metadata forged = new Metadata();
        forged.put(RequestIds.HEADER, "id\" level=ERROR msg=\"forged");

        assertThat(requestIdOf(decent))
                .satisfiesAnyOf(
                        kept -> assertThat(kept).isEqualTo("0192f0c1-7f5e-7cc0-8f6a-3d1f0c9a5b11"),
                        proxied -> assertThat(proxied)
                                .as("a proxy may put its own")
                                .matches("[0-9a-f-]{36}"));
        assertThat(requestIdOf(forged)).matches("[0-9a-f-]{36}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "syntho.probe.v1.ProbeService/Nope",
                "syntho.probe.v1.Nope/Echo",
                "syntho.probe.v1.ProbeService/echo"
            })
    void aMethodThatDoesNotExistIsUnimplemented(String name) {
        MethodDescriptor<EchoRequest, EchoResponse> unknown = ProbeServiceGrpc.getEchoMethod().toBuilder()
                .setFullMethodName(name)
                .build();

        StatusRuntimeException refusal = Refusals.of(() -> ClientCalls.blockingUnaryCall(
                channel,
                unknown,
                CallOptions.DEFAULT.withDeadlineAfter(5, TimeUnit.SECONDS),
                EchoRequest.getDefaultInstance()));

        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.UNIMPLEMENTED);
        assertThat(Refusals.reasonOf(refusal)).isEqualTo(ErrorReason.METHOD_UNKNOWN);
    }

    @Test
    void aUnaryCallWithoutAMessageIsTheClientsMistake() throws Exception {
        Status status = rawUnary(0).get(5, TimeUnit.SECONDS);

        assertThat(status.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    }

    @Test
    void aUnaryCallWithTwoMessagesIsTheClientsMistake() throws Exception {
        Status status = rawUnary(2).get(5, TimeUnit.SECONDS);

        assertThat(status.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    }

    @Test
    void aMethodThatIsNotPublicAsksForCredentials() {
        StatusRuntimeException refusal =
                Refusals.of(() -> Endpoint.probe(channel).whoAmI(WhoAmIRequest.getDefaultInstance()));

        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
        assertThat(Refusals.reasonOf(refusal)).isEqualTo(ErrorReason.CREDENTIALS_MISSING);
    }

    @Test
    void badCredentialsAreRefusedEvenWhereNoneAreNeeded() {
        StatusRuntimeException refusal = Refusals.of(() -> as("nobody").echo(EchoRequest.getDefaultInstance()));

        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
        assertThat(Refusals.reasonOf(refusal)).isEqualTo(ErrorReason.CREDENTIALS_INVALID);
    }

    @Test
    void theServiceKnowsItsCaller() {
        assertThat(as("READ").whoAmI(WhoAmIRequest.getDefaultInstance()).getSubject())
                .isEqualTo("READ");
    }

    @Test
    void whoLacksThePermissionIsDenied() {
        StatusRuntimeException refusal =
                Refusals.of(() -> as("READ").administer(AdministerRequest.getDefaultInstance()));

        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
        assertThat(Refusals.infoOf(refusal).getMetadataMap()).containsEntry("permission", "PERMISSION_ADMIN");
        assertThat(as("ADMIN").administer(AdministerRequest.getDefaultInstance()))
                .isNotNull();
    }

    /** On Helidon, a refusal written too early makes the request's late data kill the connection. */
    @Test
    void manyRefusedCallsWithLargeRequestsDoNotHurtTheConnection() {
        byte[] data = new byte[40_000];
        EchoRequest request = EchoRequest.newBuilder()
                .setData(com.google.protobuf.ByteString.copyFrom(data))
                .build();
        CompletableFuture<Status> bystander = Bystander.watch(channel);

        for (int i = 0; i < 300; i++) {
            assertThat(Refusals.codeOf(() -> as("nobody").echo(request))).isEqualTo(Status.Code.UNAUTHENTICATED);
        }

        assertThat(bystander).as("a stream on the same connection").isNotDone();
    }

    private StatusRuntimeException fail(FailureKind kind, String sentence) {
        return Refusals.of(() -> Endpoint.probe(channel)
                .fail(FailRequest.newBuilder()
                        .setKind(kind)
                        .setSentence(sentence)
                        .build()));
    }

    private ProbeServiceBlockingStub as(String token) {
        Metadata headers = new Metadata();
        headers.put(AUTHORIZATION, "Bearer " + token);
        return Endpoint.probe(channel).withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    private String requestIdOf(Metadata headers) {
        StatusRuntimeException failure = Refusals.of(() -> Endpoint.probe(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                .fail(FailRequest.newBuilder()
                        .setKind(FailureKind.FAILURE_KIND_API)
                        .build()));
        return Refusals.infoOf(failure).getMetadataOrThrow("request_id");
    }

    private CompletableFuture<Status> rawUnary(int messages) {
        CompletableFuture<Status> closed = new CompletableFuture<>();
        MethodDescriptor<EchoRequest, EchoResponse> stream = ProbeServiceGrpc.getEchoMethod().toBuilder()
                .setType(MethodDescriptor.MethodType.BIDI_STREAMING)
                .build();
        ClientCall<EchoRequest, EchoResponse> call =
                channel.newCall(stream, CallOptions.DEFAULT.withDeadlineAfter(5, TimeUnit.SECONDS));
        call.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onClose(Status status, Metadata trailers) {
                        closed.complete(status);
                    }
                },
                new Metadata());
        call.request(2);
        for (int i = 0; i < messages; i++) {
            call.sendMessage(EchoRequest.getDefaultInstance());
        }
        call.halfClose();
        return closed;
    }
}
