package io.syntho.synthesis.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.syntho.synthesis.FitContext;
import io.syntho.synthesis.FitOptions;
import io.syntho.synthesis.Method;
import io.syntho.synthesis.SampleTables;
import io.syntho.synthesis.SynthesisException;
import io.syntho.synthesis.SynthesisException.Reason;
import io.syntho.synthesis.Synthesizers;
import io.syntho.tabular.StorageType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A model file that is not what it should be is refused with a reason, by nothing worse. */
class ModelFileTest {

    private static final byte[] MODEL = model();

    private static byte[] model() {
        SampleTables tables = SampleTables.rows(60)
                .numbers("age", StorageType.INTEGER, row -> 20 + row % 37)
                .words("city", row -> row % 9 == 0 ? null : "city " + row % 3);
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Synthesizers.of(Method.GAUSSIAN_COPULA)
                    .fit(
                            tables.table(),
                            tables.schema(),
                            FitOptions.defaults(Method.GAUSSIAN_COPULA),
                            FitContext.ofSeed(1))
                    .save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void tensorsOfManyPiecesComeBackAndInMemoryTheFileIsTheSame() throws IOException {
        ModelFile file = ModelFile.read(new ByteArrayInputStream(MODEL));
        ModelWriter writer = new ModelWriter(file.info(), file.schema(), file.content());
        float[] floats = new float[50_001];
        double[] doubles = new double[20_003];
        Arrays.setAll(doubles, i -> {
            floats[i] = 0.5f * i;
            return 0.25 * i;
        });
        writer.floats("floats", floats, floats.length).doubles("doubles", doubles, doubles.length);
        ByteArrayOutputStream streamed = new ByteArrayOutputStream();

        writer.writeTo(streamed);
        byte[] bytes = writer.bytes();

        assertThat(bytes).isEqualTo(streamed.toByteArray());
        ModelFile read = ModelFile.read(new ByteArrayInputStream(bytes));
        assertThat(read.floats("floats", floats.length)).containsExactly(floats);
        assertThat(read.doubles("doubles", doubles.length)).containsExactly(doubles);
    }

    @Test
    void anyDamagedByteIsFound() {
        for (int at = 0; at < MODEL.length; at += 7) {
            byte[] damaged = MODEL.clone();
            damaged[at] ^= 0x20;
            assertBroken(damaged);
        }
    }

    @Test
    void aFileCutOffAnywhereIsFound() {
        for (int length = 0; length < MODEL.length; length += 13) {
            assertBroken(Arrays.copyOf(MODEL, length));
        }
        assertBroken(Arrays.copyOf(MODEL, MODEL.length + 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"method\":\"gaussian_copula\" | \"method\":\"oracle\"",
                "\"GAUSSIAN_COPULA\" | \"ORACLE\"",
                "\"type\":\"F64\" | \"type\":\"F16\"",
                "\"offset\":0 | \"offset\":-8",
                "\"offset\":0 | \"offset\":9223372036854775807",
                "\"shape\":[ | \"shape\":[2147483647,2147483647,",
                "\"tensors\": | \"tensorz\":",
                "\"schema\": | \"skema\":",
                "\"content\": | \"contents\":",
                "\"cells\" | \"sells\"",
            })
    void aHeaderThatLiesUnderARightChecksumIsFound(String truth, String lie) throws IOException {
        String header = header();
        if (header.contains(truth)) {
            assertBroken(withHeader(header.replace(truth, lie)));
        }
    }

    /** Whoever can write a header can also write its checksum: what is in it must stand checks of its own. */
    @Property(tries = 400)
    void noHeaderDoesWorseThanBeRefused(
            @ForAll @IntRange(max = 100_000) int place,
            @ForAll @StringLength(min = 1, max = 3) @CharRange(from = ' ', to = '~') String text)
            throws IOException {
        String header = header();
        int at = place % (header.length() - text.length());
        byte[] changed = withHeader(header.substring(0, at) + text + header.substring(at + text.length()));
        try {
            assertThat(Synthesizers.load(new ByteArrayInputStream(changed)).schema())
                    .isNotNull();
        } catch (SynthesisException refused) {
            assertThat(refused.reason()).isIn(Reason.MODEL_BROKEN, Reason.METHOD_UNSUPPORTED);
        } catch (RuntimeException e) {
            fail("a header changed at %d to '%s'".formatted(at, text), e);
        }
    }

    private static void assertBroken(byte[] bytes) {
        assertThatThrownBy(() -> Synthesizers.load(new ByteArrayInputStream(bytes)))
                .asInstanceOf(type(SynthesisException.class))
                .extracting(SynthesisException::reason)
                .isEqualTo(Reason.MODEL_BROKEN);
    }

    private static String header() {
        int length = ByteBuffer.wrap(MODEL).order(ByteOrder.LITTLE_ENDIAN).getInt(12);
        return new String(MODEL, ModelFormat.PREFIX_BYTES, length, StandardCharsets.UTF_8).strip();
    }

    private static byte[] withHeader(String header) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer old = ByteBuffer.wrap(MODEL).order(ByteOrder.LITTLE_ENDIAN);
        int tensors = ModelFormat.PREFIX_BYTES + old.getInt(12);
        int end = MODEL.length - ModelFormat.HASH_BYTES;
        int padded = ModelFormat.padded(text.length);
        ByteBuffer changed = ByteBuffer.allocate(ModelFormat.PREFIX_BYTES + padded + MODEL.length - tensors)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MODEL, 0, 12)
                .putInt(padded)
                .put(text)
                .put(" ".repeat(padded - text.length).getBytes(StandardCharsets.UTF_8))
                .put(MODEL, tensors, end - tensors);
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(changed.array(), 0, changed.position());
            return changed.put(digest.digest()).array();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
