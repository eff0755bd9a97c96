package io.syntho.server;

import static io.syntho.server.dataset.DatasetFixture.people;
import static io.syntho.server.dataset.DatasetFixture.sha256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import com.google.rpc.ErrorInfo;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.MetadataUtils;
import io.syntho.local.backends.SharedBackends;
import io.syntho.local.process.Ports;
import io.syntho.server.platform.config.ConfigReader;
import io.syntho.v1.Dataset;
import io.syntho.v1.DatasetServiceGrpc;
import io.syntho.v1.GetDatasetRequest;
import io.syntho.v1.ListDatasetsRequest;
import io.syntho.v1.UploadDatasetRequest;
import io.syntho.v1.UploadHeader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streamed uploads by both transports, as a client sees them. */
class StreamedUploadCallTest {

    private static final int CHUNK = 1 << 20;

    @ParameterizedTest
    @ValueSource(strings = {"helidon", "netty"})
    void aStreamIsTakenRefusedOrForgotten(String transport) throws Exception {
        List<Integer> ports = Ports.free(3);
        Map<String, String> variables = ServerEnvironment.of("stream_calls_" + transport, ports.get(0), ports.get(1));
        variables.put("SYNTHO_GRPC_TRANSPORT", transport);
        variables.put("SYNTHO_API_HTTP_PORT", Integer.toString(ports.get(2)));
        ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", ports.get(0))
                .usePlaintext()
                .build();
        try (Lifecycle lifecycle = new Lifecycle()) {
            ApiRole.start(ConfigReader.read(variables, Optional.empty()), lifecycle);
            WorkerRole.start(ConfigReader.read(variables, Optional.empty()), lifecycle);
            Metadata headers = new Metadata();
            headers.put(
                    Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER),
                    "Bearer " + SharedBackends.identityProvider().token("ada"));
            Client client = new Client(channel, headers);

            aCancelledStreamLeavesNothing(client);
            aWrongOneIsRefused(client);
            aWholeOneBecomesATable(client);
        } finally {
            channel.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
        }
    }

    private static void aCancelledStreamLeavesNothing(Client client) throws Exception {
        byte[] content = people(700_000);
        List<UploadDatasetRequest> endless = new ArrayList<>(messages(content, UploadHeader.newBuilder()));
        for (int i = 0; i < 1000; i++) {
            endless.add(endless.getLast());
        }
        CompletableFuture<Dataset> answer = client.send(endless);
        await().atMost(Duration.ofSeconds(60)).until(() -> client.count() == 1);

        client.cancel();

        assertThat(reason(answer).getStatus().getCode()).isEqualTo(Status.Code.CANCELLED);
        await().atMost(Duration.ofSeconds(60)).until(() -> client.count() == 0);
    }

    private static void aWrongOneIsRefused(Client client) throws Exception {
        byte[] content = people(300_000);

        StatusRuntimeException refusal =
                reason(client.send(messages(content, UploadHeader.newBuilder().setSha256("0".repeat(64)))));

        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        com.google.rpc.Status status = StatusProto.fromThrowable(refusal);
        assertThat(status).isNotNull();
        assertThat(status.getDetails(0).unpack(ErrorInfo.class).getReason()).isEqualTo("CHECKSUM_MISMATCH");
        assertThat(client.count()).isZero();
        assertThat(reason(client.send(List.of(chunk(content, 0)))).getMessage()).contains("header");
    }

    private static void aWholeOneBecomesATable(Client client) throws Exception {
        byte[] content = people(700_000);

        Dataset dataset = client.send(
                        messages(content, UploadHeader.newBuilder().setSha256(sha256(content))))
                .get(60, TimeUnit.SECONDS);

        assertThat(dataset.getState()).isEqualTo(Dataset.State.STATE_UPLOADED);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> client.state(dataset.getName()) == Dataset.State.STATE_READY);
    }

    private static List<UploadDatasetRequest> messages(byte[] content, UploadHeader.Builder header) {
        List<UploadDatasetRequest> messages = new ArrayList<>();
        messages.add(UploadDatasetRequest.newBuilder()
                .setHeader(header.setFileName("people.csv"))
                .build());
        for (int from = 0; from < content.length; from += CHUNK) {
            messages.add(chunk(content, from));
        }
        return messages;
    }

    private static UploadDatasetRequest chunk(byte[] content, int from) {
        return UploadDatasetRequest.newBuilder()
                .setChunk(ByteString.copyFrom(content, from, Math.min(CHUNK, content.length - from)))
                .build();
    }

    private static StatusRuntimeException reason(CompletableFuture<Dataset> answer) throws Exception {
        try {
            throw new AssertionError("answered " + answer.get(60, TimeUnit.SECONDS));
        } catch (ExecutionException failed) {
            return (StatusRuntimeException) failed.getCause();
        }
    }

    /** Sends as fast as the server takes. */
    private static final class Client {

        private final DatasetServiceGrpc.DatasetServiceStub calls;
        private final DatasetServiceGrpc.DatasetServiceBlockingStub questions;
        private volatile Runnable cancel = () -> {};

        Client(ManagedChannel channel, Metadata headers) {
            this.calls = DatasetServiceGrpc.newStub(channel)
                    .withWaitForReady()
                    .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
            this.questions = DatasetServiceGrpc.newBlockingStub(channel)
                    .withWaitForReady()
                    .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
        }

        int count() {
            return questions
                    .withDeadlineAfter(20, TimeUnit.SECONDS)
                    .listDatasets(ListDatasetsRequest.getDefaultInstance())
                    .getDatasetsCount();
        }

        Dataset.State state(String name) {
            return questions
                    .withDeadlineAfter(20, TimeUnit.SECONDS)
                    .getDataset(GetDatasetRequest.newBuilder().setName(name).build())
                    .getState();
        }

        void cancel() {
            cancel.run();
        }

        CompletableFuture<Dataset> send(List<UploadDatasetRequest> messages) {
            CompletableFuture<Dataset> answer = new CompletableFuture<>();
            Iterator<UploadDatasetRequest> rest = messages.iterator();
            calls.uploadDataset(new ClientResponseObserver<UploadDatasetRequest, Dataset>() {
                private boolean sent;

                @Override
                public void beforeStart(ClientCallStreamObserver<UploadDatasetRequest> requests) {
                    cancel = () -> requests.cancel("the client goes away", null);
                    requests.setOnReadyHandler(() -> {
                        while (requests.isReady() && rest.hasNext()) {
                            requests.onNext(rest.next());
                        }
                        if (!rest.hasNext() && !sent) {
                            sent = true;
                            requests.onCompleted();
                        }
                    });
                }

                @Override
                public void onNext(Dataset dataset) {
                    answer.complete(dataset);
                }

                @Override
                public void onError(Throwable refused) {
                    answer.completeExceptionally(refused);
                }

                @Override
                public void onCompleted() {
                    answer.completeExceptionally(new IllegalStateException("no answer"));
                }
            });
            return answer;
        }
    }
}
