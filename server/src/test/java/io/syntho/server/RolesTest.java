package io.syntho.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.syntho.local.backends.SharedBackends;
import io.syntho.local.process.Ports;
import io.syntho.server.platform.config.ConfigReader;
import io.syntho.v1.AccountServiceGrpc;
import io.syntho.v1.GetProfileRequest;
import io.syntho.v1.Profile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both roles as {@code main} starts them, on real backends. */
class RolesTest {

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final HttpClient http = HttpClient.newHttpClient();

    @ParameterizedTest
    @ValueSource(strings = {"helidon", "netty"})
    void theRolesStartServeShowTheirHealthAndStop(String transport) throws Exception {
        List<Integer> ports = Ports.free(3);
        Map<String, String> variables = ServerEnvironment.of("roles_" + transport, ports.get(0), ports.get(1));
        variables.put("SYNTHO_GRPC_TRANSPORT", transport);
        variables.put("SYNTHO_API_HTTP_PORT", Integer.toString(ports.get(2)));
        int httpPort = transport.equals("helidon") ? ports.get(0) : ports.get(2);

        try (Lifecycle lifecycle = new Lifecycle()) {
            ApiRole.start(ConfigReader.read(variables, Optional.empty()), lifecycle);
            WorkerRole.start(ConfigReader.read(variables, Optional.empty()), lifecycle);
            for (int port : List.of(httpPort, ports.get(1))) {
                assertThat(get(port, "/health/live").statusCode()).isEqualTo(200);
                // Redis is not waited for at start: on a busy machine it is found a moment later.
                Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                    HttpResponse<String> ready = get(port, "/health/ready");
                    assertThat(ready.statusCode()).isEqualTo(200);
                    assertThat(ready.body()).contains("\"database\":\"UP\"", "\"redis\":\"UP\"");
                });
            }

            Profile profile = profileOf("ada", ports.get(0));
            assertThat(profile.getEmail()).isEqualTo("ada@example.com");
            assertThat(profileOf("ada", ports.get(0)).getName()).isEqualTo(profile.getName());

            String metrics = get(httpPort, "/metrics").body();
            assertThat(metrics)
                    .contains("syntho.v1.AccountService/GetProfile")
                    .contains("grpc_server_calls")
                    .contains("jvm")
                    .doesNotContain("ada");
        }
        assertThat(Ports.free(1)).isNotEmpty();
    }

    private Profile profileOf(String user, int port) throws InterruptedException {
        ManagedChannel channel =
                NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(
                            () -> HealthGrpc.newBlockingStub(channel)
                                    .check(HealthCheckRequest.getDefaultInstance())
                                    .getStatus(),
                            ServingStatus.SERVING::equals);
            Metadata headers = new Metadata();
            headers.put(
                    AUTHORIZATION, "Bearer " + SharedBackends.identityProvider().token(user));
            return AccountServiceGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(10, TimeUnit.SECONDS)
                    .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                    .getProfile(GetProfileRequest.newBuilder()
                            .setName("profiles/me")
                            .build());
        } finally {
            channel.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
        }
    }

    private HttpResponse<String> get(int port, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(10))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
