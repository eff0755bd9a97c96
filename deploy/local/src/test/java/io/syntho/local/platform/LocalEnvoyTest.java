package io.syntho.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.syntho.local.PlatformFailure;
import io.syntho.local.ProjectRoot;
import io.syntho.local.process.Http;
import io.syntho.local.process.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The public door in front of a real gRPC server that only knows its own health. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocalEnvoyTest {

    private static final String ORIGIN = "http://localhost:5173";

    private final ProjectRoot root = ProjectRoot.find();
    private final Path template = root.resolve("deploy/envoy/envoy.yaml");
    private final List<Integer> ports = Ports.free(4);
    private final EnvoyPorts envoyPorts = new EnvoyPorts(ports.get(0), ports.get(1), ports.get(2), ports.get(3));
    private final HealthStatusManager health = new HealthStatusManager();

    @TempDir
    private static Path folder;

    /** What reached the API's HTTP listener, which also has health and metrics. */
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();

    private HttpServer http;
    private Server api;
    private LocalEnvoy envoy;
    private ManagedChannel channel;

    @BeforeAll
    void start() throws IOException {
        api = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), envoyPorts.api()))
                .addService(health.getHealthService())
                .build()
                .start();
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), envoyPorts.apiHttp()), 0);
        http.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        http.start();
        envoy = envoy(template);
        envoy.start();
        channel = NettyChannelBuilder.forAddress("127.0.0.1", envoyPorts.open())
                .usePlaintext()
                .build();
    }

    @AfterAll
    void stop() {
        channel.shutdownNow();
        envoy.stop();
        api.shutdownNow();
        http.stop(0);
    }

    @Test
    void envoyUnderstandsItsConfiguration() {
        assertThatCode(envoy(template)::validate).doesNotThrowAnyException();
    }

    @Test
    void aMistakeInTheConfigurationIsToldByEnvoysOwnWords() throws IOException {
        Path wrong = folder.resolve("wrong.yaml");
        Files.writeString(wrong, Files.readString(template).replace("stream_idle_timeout", "stream_idle_timeuot"));

        assertThatThrownBy(envoy(wrong)::validate)
                .isInstanceOf(PlatformFailure.class)
                .hasMessageContaining("stream_idle_timeuot");
    }

    @Test
    void aValueThatNobodyGivesIsNamed() throws IOException {
        Path wrong = folder.resolve("unknown.yaml");
        Files.writeString(wrong, Files.readString(template) + "\n# ${TLS_KEY}\n");

        assertThatThrownBy(envoy(wrong)::validate).hasMessageContaining("${TLS_KEY}");
    }

    @Test
    void grpcPasses() {
        await().atMost(Duration.ofSeconds(10))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(HealthGrpc.newBlockingStub(channel)
                                .check(HealthCheckRequest.getDefaultInstance())
                                .getStatus())
                        .isEqualTo(ServingStatus.SERVING));
    }

    @Test
    void grpcWebOfABrowserPasses() throws IOException {
        HttpRequest call = HttpRequest.newBuilder(uri("/grpc.health.v1.Health/Check"))
                .header("Content-Type", "application/grpc-web+proto")
                .header("X-Grpc-Web", "1")
                .header("Origin", ORIGIN)
                .POST(BodyPublishers.ofByteArray(new byte[5]))
                .build();

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            HttpResponse<String> answer = Http.send(call);
            assertThat(answer.body()).contains("grpc-status:0");
            assertThat(answer.headers().firstValue("access-control-allow-origin"))
                    .contains(ORIGIN);
            assertThat(answer.headers().firstValue("x-request-id")).isPresent();
        });
    }

    @Test
    void aPageOfAnotherOriginMayNotCall() throws IOException {
        HttpRequest preflight = HttpRequest.newBuilder(uri("/syntho.v1.DatasetService/ListDatasets"))
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "POST")
                .build();

        assertThat(Http.send(preflight).headers().firstValue("access-control-allow-origin"))
                .isEmpty();
    }

    @Test
    void ofTheApisHttpTheOutsideReachesTheDashboardAlone() {
        asked.clear();

        for (String path : List.of(
                "/",
                "/metrics",
                "/%6detrics",
                "//metrics",
                "/health",
                "/assets/../metrics",
                "/syntho.v2.Service/Call")) {
            assertThat(Http.status(uri(path).toString())).as(path).isEqualTo(200);
        }

        assertThat(asked).hasSize(7).allMatch(path -> path.startsWith("/dashboard/"));
    }

    @Test
    void whatIsNotPublicIsNotThere() throws IOException {
        assertThat(Http.status(uri("/health/ready/..%2f..%2fmetrics").toString()))
                .isIn(400, 404);
        HttpRequest write = HttpRequest.newBuilder(uri("/metrics"))
                .POST(BodyPublishers.noBody())
                .build();
        assertThat(Http.send(write).statusCode()).isEqualTo(404);
    }

    @Test
    void theAccessLogHoldsNoQueryAndNoToken() throws IOException {
        Http.send(HttpRequest.newBuilder(uri("/somewhere?signature=topsecret"))
                .header("Authorization", "Bearer topsecret")
                .build());

        Path log = folder.resolve("envoy.log");
        await().atMost(Duration.ofSeconds(15)).until(() -> Files.readString(log).contains("/somewhere"));
        assertThat(Files.readString(log)).doesNotContain("topsecret");
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + envoyPorts.open() + path);
    }

    private LocalEnvoy envoy(Path configuration) {
        return new LocalEnvoy(
                configuration,
                folder,
                root.tools(),
                folder.resolve("envoy.log"),
                envoyPorts,
                "http://(127\\.0\\.0\\.1|localhost)(:[0-9]+)?");
    }
}
