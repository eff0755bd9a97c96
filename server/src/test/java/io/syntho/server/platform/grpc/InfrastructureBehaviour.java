package io.syntho.server.platform.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.StreamObserver;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** gRPC's own services, whatever carries them. */
public abstract class InfrastructureBehaviour {

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
    void theServerAndEachServiceSayThatTheyServe() {
        assertThat(check("").getStatus()).isEqualTo(ServingStatus.SERVING);
        assertThat(check("syntho.probe.v1.ProbeService").getStatus()).isEqualTo(ServingStatus.SERVING);
        assertThat(Refusals.codeOf(() -> check("no.such.Service"))).isEqualTo(Status.Code.NOT_FOUND);
    }

    @Test
    void healthCanBeWatched() {
        Iterator<HealthCheckResponse> states = HealthGrpc.newBlockingStub(channel)
                .withDeadlineAfter(5, TimeUnit.SECONDS)
                .watch(HealthCheckRequest.getDefaultInstance());

        assertThat(states.next().getStatus()).isEqualTo(ServingStatus.SERVING);
    }

    @Test
    void reflectionListsTheServices() throws Exception {
        ServerReflectionResponse answer =
                reflect(ServerReflectionRequest.newBuilder().setListServices("").build());

        assertThat(answer.getListServicesResponse().getServiceList())
                .extracting(ServiceResponse::getName)
                .contains("syntho.probe.v1.ProbeService", "grpc.health.v1.Health");
    }

    @Test
    void reflectionShowsTheContract() throws Exception {
        ServerReflectionResponse answer = reflect(ServerReflectionRequest.newBuilder()
                .setFileContainingSymbol("syntho.probe.v1.ProbeService.Count")
                .build());

        assertThat(answer.getFileDescriptorResponse().getFileDescriptorProtoList())
                .extracting(bytes -> {
                    try {
                        return FileDescriptorProto.parseFrom(bytes).getName();
                    } catch (InvalidProtocolBufferException broken) {
                        throw new AssertionError(broken);
                    }
                })
                .contains("syntho/probe/v1/probe.proto");
    }

    private HealthCheckResponse check(String service) {
        return HealthGrpc.newBlockingStub(channel)
                .withDeadlineAfter(5, TimeUnit.SECONDS)
                .check(HealthCheckRequest.newBuilder().setService(service).build());
    }

    private ServerReflectionResponse reflect(ServerReflectionRequest request) throws Exception {
        CompletableFuture<ServerReflectionResponse> answer = new CompletableFuture<>();
        StreamObserver<ServerReflectionRequest> questions = ServerReflectionGrpc.newStub(channel)
                .withDeadlineAfter(5, TimeUnit.SECONDS)
                .serverReflectionInfo(new StreamObserver<>() {
                    @Override
                    public void onNext(ServerReflectionResponse response) {
                        answer.complete(response);
                    }

                    @Override
                    public void onError(Throwable failure) {
                        answer.completeExceptionally(failure);
                    }

                    @Override
                    public void onCompleted() {}
                });
        questions.onNext(request);
        try {
            return answer.get(6, TimeUnit.SECONDS);
        } finally {
            questions.onCompleted();
        }
    }
}
