package io.syntho.evaluation.pii;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameModelTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "linux-x64/libonnxruntime.so",
                "linux-aarch64/libonnxruntime.so",
                "osx-aarch64/libonnxruntime.dylib"
            })
    void theRuntimeThatReadsPersonalTextsHasNobodyToReportTo(String library) throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(OrtEnvironment.class.getResourceAsStream("/ai/onnxruntime/native/" + library))) {
            String binary = new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1);

            assertThat(binary.contains("OrtGetApiBase")).isTrue();
            assertThat(binary.contains("events.data.microsoft.com"))
                    .as("version 1.29 sends telemetry")
                    .isFalse();
        }
    }
}
