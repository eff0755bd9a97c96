package io.syntho.server.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import io.syntho.probe.v1.EchoRequest;
import io.syntho.probe.v1.FailRequest;
import io.syntho.probe.v1.FailureKind;
import io.syntho.probe.v1.ProbeServiceGrpc;
import io.syntho.server.platform.grpc.Endpoint;
import io.syntho.server.platform.grpc.ProbeServer;
import io.syntho.server.platform.grpc.Refusals;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class AccessLogTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger("io.syntho.access");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private ProbeServer server;
    private ManagedChannel channel;

    @BeforeEach
    void start() {
        lines.start();
        logger.addAppender(lines);
        server = ProbeServer.helidon(new AccessLog());
        channel = new Endpoint("127.0.0.1", server.port(), true).connect();
    }

    @AfterEach
    void stop() {
        channel.shutdownNow();
        server.close();
        logger.detachAppender(lines);
    }

    @Test
    void aCallIsOneLineWithoutItsContentItsTokenOrItsCaller() throws Exception {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer READ,GENERATE");
        ProbeServiceGrpc.newBlockingStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                .echo(EchoRequest.newBuilder().setText("a cell's value").build());

        JsonNode line = json(await(1).getFirst());
        assertThat(line.path("level").asText()).isEqualTo("INFO");
        assertThat(value(line, "method")).isEqualTo("syntho.probe.v1.ProbeService/Echo");
        assertThat(value(line, "code")).isEqualTo("OK");
        assertThat(Double.parseDouble(value(line, "duration_ms"))).isPositive();
        assertThat(value(line, "request_id")).hasSize(36);
        assertThat(value(line, "user")).matches("[0-9a-f]{12}");
        assertThat(line.toString()).doesNotContain("a cell's value").doesNotContain("READ,GENERATE");
    }

    @Test
    void aDefectBringsItsStackTraceUnderTheRequestIdThatTheClientWasTold() throws Exception {
        StatusRuntimeException failure = Refusals.of(() -> ProbeServiceGrpc.newBlockingStub(channel)
                .fail(FailRequest.newBuilder()
                        .setKind(FailureKind.FAILURE_KIND_DEFECT)
                        .build()));

        ILoggingEvent event = await(1).getFirst();
        JsonNode line = json(event);
        assertThat(event.getLevel()).isEqualTo(Level.ERROR);
        assertThat(value(line, "request_id")).isEqualTo(Refusals.infoOf(failure).getMetadataOrThrow("request_id"));
        assertThat(value(line, "reason")).isEqualTo("INTERNAL_ERROR");
        assertThat(line.path("throwable").path("className").asText()).isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void aRefusalIsALineWithoutAStackTrace() throws Exception {
        Refusals.of(() -> ProbeServiceGrpc.newBlockingStub(channel)
                .fail(FailRequest.newBuilder()
                        .setKind(FailureKind.FAILURE_KIND_API)
                        .setSentence("about the table of Ada")
                        .build()));

        JsonNode line = json(await(1).getFirst());
        assertThat(value(line, "reason")).isEqualTo("DATASET_NOT_READY");
        assertThat(line.path("throwable").isNull()).isTrue();
        assertThat(line.toString()).doesNotContain("Ada");
    }

    private List<ILoggingEvent> await(int count) {
        Awaitility.await().until(() -> lines.list.size() >= count);
        return List.copyOf(lines.list);
    }

    private static JsonNode json(ILoggingEvent event) throws Exception {
        RedactingEncoder encoder = new RedactingEncoder();
        encoder.setContext((LoggerContext) LoggerFactory.getILoggerFactory());
        encoder.start();
        return new ObjectMapper().readTree(new String(encoder.encode(event), StandardCharsets.UTF_8));
    }

    private static String value(JsonNode line, String key) {
        for (JsonNode pair : line.path("kvpList")) {
            if (pair.has(key)) {
                return pair.get(key).asText();
            }
        }
        return "";
    }
}
