package io.syntho.synthesis.constraint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.syntho.synthesis.FittedModel;
import io.syntho.synthesis.SynthesisException;
import io.syntho.synthesis.SynthesisException.Reason;
import io.syntho.synthesis.constraint.ConstrainedModel.Head;
import io.syntho.synthesis.model.ModelJson;
import io.syntho.tabular.ColumnSchema;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The file of a constrained model: eight bytes {@code SYNTHOCM}, the length of what follows (int, little-endian), UTF-8 JSON, its SHA-256, then the
 * file of the model within.
 */
public final class ConstrainedFile {

    private static final byte[] MAGIC = "SYNTHOCM".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST = 64 << 20;
    private static final int HASH_BYTES = 32;
    private static final ObjectMapper BYTES = new ObjectMapper();

    private ConstrainedFile() {}

    /** Reads the model within. */
    @FunctionalInterface
    public interface Loader {

        /**
         * The model that begins here.
         *
         * @throws IOException from {@code in}
         */
        FittedModel load(InputStream in) throws IOException;
    }

    static boolean begins(BufferedInputStream in) throws IOException {
        in.mark(MAGIC.length);
        byte[] first = in.readNBytes(MAGIC.length);
        in.reset();
        return Arrays.equals(first, MAGIC);
    }

    static void write(Head head, OutputStream out) throws IOException {
        byte[] json = BYTES.writeValueAsBytes(ModelJson.write(head));
        out.write(MAGIC);
        out.write(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(json.length)
                .array());
        out.write(json);
        out.write(sha256(json));
    }

    static Head read(BufferedInputStream in) throws IOException {
        in.skipNBytes(MAGIC.length);
        byte[] length = in.readNBytes(Integer.BYTES);
        int bytes = length.length < Integer.BYTES
                ? -1
                : ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (bytes < 0 || bytes > LONGEST) {
            throw broken("a head of %d bytes".formatted(bytes));
        }
        byte[] json = in.readNBytes(bytes);
        if (!MessageDigest.isEqual(sha256(json), in.readNBytes(HASH_BYTES))) {
            throw broken("damaged: its checksum does not match");
        }
        JsonNode node = BYTES.readTree(json);
        return ModelJson.read(node, Head.class);
    }

    /** The model within, if it makes what the head needs. */
    static FittedModel fitting(FittedModel inner, Head head) {
        Set<String> made =
                inner.schema().columns().stream().map(ColumnSchema::name).collect(Collectors.toSet());
        List<String> names =
                head.schema().columns().stream().map(ColumnSchema::name).toList();
        boolean sound = head.transform().columns().equals(names);
        for (Step step : head.transform().steps()) {
            sound &= switch (step) {
                case Step.Joined joined -> made.contains(joined.learned());
                case Step.Difference difference -> made.contains(difference.high());
                case Step.Computed computed -> true;
                case Step.Bounded bounded -> made.contains(bounded.column());
            };
        }
        for (String name : names) {
            sound &= made.contains(name) || head.transform().makerOf(name).isPresent();
        }
        if (!sound) {
            throw broken("its parts do not fit together");
        }
        return inner;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static SynthesisException broken(String what) {
        return new SynthesisException(Reason.MODEL_BROKEN, "model: " + what);
    }
}
