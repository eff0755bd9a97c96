package io.syntho.server.platform.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import io.grpc.BindableService;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import io.syntho.server.platform.identity.Authentication;
import io.syntho.server.platform.identity.Authenticator;
import io.syntho.server.platform.identity.Caller;
import io.syntho.server.platform.identity.Credentials;
import io.syntho.server.platform.identity.Role;
import io.syntho.server.platform.identity.UserId;
import io.syntho.v1.Dataset;
import io.syntho.v1.DatasetServiceGrpc;
import io.syntho.v1.ErrorReason;
import io.syntho.v1.GetDatasetRequest;
import io.syntho.v1.Permission;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GrpcServicesTest {

    private static final CallObserver NOBODY = (scope, code, failure, duration) -> {};

    @Test
    void aServiceWhoseMethodsDeclareNoPermissionDoesNotStart() {
        BindableService undeclared = new HealthStatusManager().getHealthService();

        assertThatThrownBy(() -> services(undeclared, RateLimiter.UNLIMITED))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("syntho.v1.permission")
                .hasMessageContaining("grpc.health.v1.Health/Check");
    }

    @Test
    void aRequestThatBreaksTheRulesOfItsContractIsRefusedWithTheFieldsThatDo() throws Exception {
        try (GrpcServices services = services(new Datasets(), RateLimiter.UNLIMITED)) {
            StatusRuntimeException refusal = refusalOf(services, "not a dataset's name");

            assertThat(Refusals.reasonOf(refusal)).isEqualTo(ErrorReason.INVALID_REQUEST);
            assertThat(fieldOf(refusal)).isEqualTo("name");
        }
    }

    @Test
    void whoCallsTooOftenIsToldWhenToTryAgain() {
        try (GrpcServices services = services(new Datasets(), who -> Duration.ofMillis(700))) {
            StatusRuntimeException refusal = refusalOf(services, "datasets/" + UUID.randomUUID());

            assertThat(Refusals.reasonOf(refusal)).isEqualTo(ErrorReason.RATE_LIMITED);
            assertThat(StatusProto.fromThrowable(refusal).getDetails(1).getTypeUrl())
                    .endsWith("google.rpc.RetryInfo");
        }
    }

    private static StatusRuntimeException refusalOf(GrpcServices services, String name) {
        GrpcTransport transport = new NettyTransport(new Listen("127.0.0.1", 0), services);
        transport.start();
        ManagedChannel channel = new Endpoint("127.0.0.1", transport.port(), true).connect();
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer anybody");
        try {
            return Refusals.of(() -> DatasetServiceGrpc.newBlockingStub(channel)
                    .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                    .getDataset(GetDatasetRequest.newBuilder().setName(name).build()));
        } finally {
            Endpoint.close(channel);
            transport.stop(Duration.ZERO);
        }
    }

    private static String fieldOf(StatusRuntimeException refusal) throws InvalidProtocolBufferException {
        return StatusProto.fromThrowable(refusal)
                .getDetails(1)
                .unpack(BadRequest.class)
                .getFieldViolations(0)
                .getField();
    }

    private static GrpcServices services(BindableService service, RateLimiter limiter) {
        Authenticator anybody = new Authenticator() {
            @Override
            public boolean accepts(Credentials credentials) {
                return true;
            }

            @Override
            public Caller authenticate(Credentials credentials) {
                return new Caller(
                        new UserId(UUID.randomUUID()), "", "", "", Role.USER, Set.of(Permission.PERMISSION_READ));
            }
        };
        return new GrpcServices(
                List.of(service), CallLimits.DEFAULT, new Authentication(List.of(anybody)), limiter, NOBODY);
    }

    private static final class Datasets extends DatasetServiceGrpc.DatasetServiceImplBase {
        @Override
        public void getDataset(GetDatasetRequest request, StreamObserver<Dataset> answer) {
            answer.onNext(Dataset.getDefaultInstance());
            answer.onCompleted();
        }
    }
}
