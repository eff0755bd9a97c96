package io.syntho.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.stub.StreamObserver;
import io.syntho.local.ProjectRoot;
import io.syntho.local.platform.EnvoyPorts;
import io.syntho.local.platform.LocalEnvoy;
import io.syntho.local.process.Ports;
import io.syntho.probe.v1.CollectRequest;
import io.syntho.probe.v1.EchoRequest;
import io.syntho.probe.v1.ProbeServiceGrpc;
import io.syntho.server.platform.grpc.AbuseBehaviour;
import io.syntho.server.platform.grpc.Endpoint;
import io.syntho.server.platform.grpc.FailureBehaviour;
import io.syntho.server.platform.grpc.InfrastructureBehaviour;
import io.syntho.server.platform.grpc.ProbeServer;
import io.syntho.server.platform.grpc.StreamBehaviour;
import io.syntho.server.platform.grpc.UnaryBehaviour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The transport suite as clients meet it: Helidon behind Envoy with the configuration that is shipped. */
class EnvoyTransportTest {

    @TempDir
    private static Path folder;

    private static ProbeServer server;
    private static LocalEnvoy envoy;
    private static int port;

    @BeforeAll
    static void start() throws IOException {
        server = ProbeServer.helidon((scope, code, failure, duration) -> {});
        List<Integer> ports = Ports.free(2);
        port = ports.get(0);
        ProjectRoot root = ProjectRoot.find();
        envoy = new LocalEnvoy(
                template(root),
                folder.resolve("envoy"),
                root.tools(),
                folder.resolve("envoy.log"),
                new EnvoyPorts(port, ports.get(1), server.port(), server.port()),
                "http://localhost:5173");
        envoy.start();
        Endpoint endpoint = here();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(endpoint::answers);
    }

    /** The shipped routes, with the probe's methods where those of the contracts of the same kind stand. */
    private static Path template(ProjectRoot root) throws IOException {
        String shipped = Files.readString(root.resolve("deploy/envoy/envoy.yaml"));
        String probe = shipped.replace(
                        "/syntho.v1.DatasetService/UploadDataset", "/syntho.probe.v1.ProbeService/Collect")
                .replace("'/syntho\\.v1\\.[A-Za-z]+/Watch[A-Za-z]+'", "'/syntho\\.probe\\.v1\\.ProbeService/Count'")
                .replace("'/(syntho\\.v1|", "'/(syntho\\..*|");
        return Files.writeString(folder.resolve("envoy.yaml"), probe);
    }

    @AfterAll
    static void stop() {
        envoy.stop();
        server.close();
    }

    private static Endpoint here() {
        return new Endpoint("127.0.0.1", port, true);
    }

    /** Without a connection of its own, an upload that waits would use up the window of everybody's. */
    @Test
    void anUploadThatWaitsForItsConsumerStallsNobodyElse() {
        ManagedChannel uploader = here().connect();
        ManagedChannel other = here().connect();
        CollectRequest chunk = CollectRequest.newBuilder()
                .setData(ByteString.copyFrom(new byte[256 << 10]))
                .setDelayMillis(60_000)
                .build();
        StreamObserver<CollectRequest> upload =
                ProbeServiceGrpc.newStub(uploader).collect(new Ignored<>());
        for (int i = 0; i < 64; i++) {
            upload.onNext(chunk);
        }
        for (int i = 0; i < 20; i++) {
            assertThat(ProbeServiceGrpc.newBlockingStub(other)
                            .withDeadlineAfter(3, TimeUnit.SECONDS)
                            .echo(EchoRequest.newBuilder()
                                    .setData(ByteString.copyFrom(new byte[1 << 20]))
                                    .build())
                            .getDataBytes())
                    .isEqualTo(1 << 20);
        }
        uploader.shutdownNow();
        other.shutdownNow();
    }

    private static final class Ignored<T> implements StreamObserver<T> {
        @Override
        public void onNext(T answer) {}

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onCompleted() {}
    }

    @Nested
    class Unary extends UnaryBehaviour {
        @Override
        protected Endpoint endpoint() {
            return here();
        }
    }

    @Nested
    class Failures extends FailureBehaviour {
        @Override
        protected Endpoint endpoint() {
            return here();
        }
    }

    @Nested
    class Streams extends StreamBehaviour {
        @Override
        protected Endpoint endpoint() {
            return here();
        }
    }

    @Nested
    class Abuse extends AbuseBehaviour {
        @Override
        protected Endpoint endpoint() {
            return here();
        }
    }

    @Nested
    class Infrastructure extends InfrastructureBehaviour {
        @Override
        protected Endpoint endpoint() {
            return here();
        }
    }
}
