package io.syntho.server.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class RedactingEncoderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "authorization: Bearer SECRETsecretSECRET",
                "token eyJhbGciOiJSUzI1NiJ9.SECRETeyJzdWIi.SECRETc2ln",
                "GET /b/k?X-Amz-Algorithm=AWS4&X-Amz-Signature=SECRET0123 failed",
                "X-Amz-Credential=SECRET%2F2026&x=1",
                "redis://user:SECRET@host:6379/0",
                "redis://:SECRET@host:6379/0",
                "jdbc:postgresql://h/db?user=a&password=SECRET&ssl=true",
                "key syn_live_SECRETSECRET"
            })
    void whatOpensADoorIsBlankedInMessagesAndInThrowables(String text) throws Exception {
        assertThat(encode(text, null)).doesNotContain("SECRET");
        assertThat(encode("failed", new IllegalStateException(text, new RuntimeException(text))))
                .doesNotContain("SECRET");
        new ObjectMapper().readTree(encode(text, null));
    }

    @Test
    void theRestIsKept() throws Exception {
        String text = "The table has 3 rows at https://syntho.example/path: see a@b.example";

        assertThat(new ObjectMapper()
                        .readTree(encode(text, null))
                        .path("message")
                        .asText())
                .isEqualTo(text);
    }

    private static String encode(String message, Throwable thrown) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Logger logger = context.getLogger("test");
        RedactingEncoder encoder = new RedactingEncoder();
        encoder.setContext(context);
        encoder.start();
        LoggingEvent event = new LoggingEvent("test", logger, Level.INFO, message, thrown, null);
        return new String(encoder.encode(event), StandardCharsets.UTF_8);
    }
}
