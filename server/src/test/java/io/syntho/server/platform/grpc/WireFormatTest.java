package io.syntho.server.platform.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import build.buf.validate.FieldPath;
import build.buf.validate.FieldPathElement;
import io.grpc.Metadata;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireFormatTest {

    @ParameterizedTest
    @ValueSource(strings = {"plain", "100 %", "naïve ✓ 😀", "a\nb", "\u0000\u007f", ""})
    void whatIsPercentEncodedDecodesToItself(String text) {
        String encoded = PercentEncoding.of(text);

        assertThat(encoded).matches("[ -~]*");
        assertThat(URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "1n, 1",
        "2u, 2000",
        "3m, 3000000",
        "4S, 4000000000",
        "5M, 300000000000",
        "6H, 21600000000000",
        "99999999H, 9223372036854775807"
    })
    void aTimeoutIsReadInEachUnitAndNeverOverflows(String header, long nanos) {
        assertThat(GrpcTimeout.nanos(header)).isEqualTo(nanos);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "S", "1", "-1S", "1s", "123456789S", "1.5S", "١S"})
    void whatIsNoTimeoutIsNone(String header) {
        assertThat(GrpcTimeout.nanos(header)).isNull();
    }

    @Test
    void aFieldPathNamesIndicesAndKeys() {
        FieldPath path = FieldPath.newBuilder()
                .addElements(FieldPathElement.newBuilder().setFieldName("config"))
                .addElements(
                        FieldPathElement.newBuilder().setFieldName("columns").setIndex(3))
                .addElements(
                        FieldPathElement.newBuilder().setFieldName("values").setStringKey("a"))
                .build();

        assertThat(FieldPaths.of(path)).isEqualTo("config.columns[3].values[\"a\"]");
    }

    @Test
    void aRequestIdThatCouldForgeALogLineIsReplaced() {
        Metadata headers = new Metadata();
        headers.put(RequestIds.HEADER, "a b");

        assertThat(RequestIds.of(headers)).matches("[0-9a-f-]{36}");
    }
}
