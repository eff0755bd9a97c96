package io.syntho.synthesis.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.syntho.synthesis.ModelInfo;
import io.syntho.synthesis.model.ModelHeader.TensorEntry;
import io.syntho.tabular.TableSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a model file: {@link ModelFormat#MAGIC}, format version (int), header length (int), header (UTF-8 JSON, padded with spaces to a multiple of
 * 8), tensors (little-endian, each at a multiple of 8), SHA-256 of all before it. Integers are little-endian. The layout follows safetensors.
 */
public final class ModelWriter {

    private static final int PIECE = 1 << 16;
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    private final ModelInfo info;
    private final TableSchema schema;
    private final JsonNode content;
    private final Map<String, TensorEntry> entries = new LinkedHashMap<>();
    private final List<Tensor> tensors = new ArrayList<>();
    private long offset;

    /** Puts some of a tensor's values into an empty piece. */
    @FunctionalInterface
    private interface Values {
        void put(ByteBuffer piece, int from, int count);
    }

    /** Turned into bytes piece by piece when it is written: networks in training are large, and a file of one need not be held twice. */
    private record Tensor(Values values, int elements, int elementBytes) {
        int bytes() {
            return Math.multiplyExact(elements, elementBytes);
        }

        void writeTo(OutputStream out) throws IOException {
            ByteBuffer piece = ByteBuffer.allocate(PIECE).order(ByteOrder.LITTLE_ENDIAN);
            int most = PIECE / elementBytes;
            for (int from = 0; from < elements; from += most) {
                int count = Math.min(most, elements - from);
                values.put(piece, from, count);
                out.write(piece.array(), 0, count * elementBytes);
            }
            out.write(new byte[ModelFormat.padded(bytes()) - bytes()]);
        }
    }

    /** Bytes whose number is known. */
    private static final class Exactly extends ByteArrayOutputStream {
        Exactly(int size) {
            super(size);
        }

        byte[] all() {
            return buf;
        }
    }

    /**
     * Begins a file.
     *
     * @param content what the method needs besides tensors
     */
    public ModelWriter(ModelInfo info, TableSchema schema, JsonNode content) {
        this.info = info;
        this.schema = schema;
        this.content = content;
    }

    /** Adds a tensor of doubles, row-major; they must not change until the file is written. */
    public ModelWriter doubles(String name, double[] values, int... shape) {
        return add(
                name,
                new TensorEntry(TensorType.F64, shape, offset),
                values.length,
                (piece, from, count) -> piece.asDoubleBuffer().put(values, from, count));
    }

    /** Adds a tensor of floats, row-major; they must not change until the file is written. */
    public ModelWriter floats(String name, float[] values, int... shape) {
        return add(
                name,
                new TensorEntry(TensorType.F32, shape, offset),
                values.length,
                (piece, from, count) -> piece.asFloatBuffer().put(values, from, count));
    }

    private ModelWriter add(String name, TensorEntry entry, int elements, Values values) {
        if (entry.elements() > elements || entries.containsKey(name)) {
            throw new IllegalArgumentException("tensor %s: of another shape, or twice".formatted(name));
        }
        entries.put(name, entry);
        Tensor tensor = new Tensor(values, elements, entry.type().bytes());
        tensors.add(tensor);
        offset += ModelFormat.padded(tensor.bytes());
        return this;
    }

    /**
     * The file, in memory.
     *
     * @throws IOException when it is larger than an array can be
     */
    public byte[] bytes() throws IOException {
        byte[] header = header();
        long size = ModelFormat.PREFIX_BYTES + header.length + offset + ModelFormat.HASH_BYTES;
        if (size > LARGEST_ARRAY) {
            throw new IOException("a model of %d bytes".formatted(size));
        }
        Exactly out = new Exactly((int) size);
        writeTo(out, header);
        return out.all();
    }

    /** Writes the file; {@code out} stays open. */
    public void writeTo(OutputStream out) throws IOException {
        writeTo(out, header());
    }

    private void writeTo(OutputStream out, byte[] header) throws IOException {
        MessageDigest digest = ModelFormat.digest();
        DigestOutputStream hashed = new DigestOutputStream(out, digest);
        hashed.write(ByteBuffer.allocate(ModelFormat.PREFIX_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(ModelFormat.MAGIC)
                .putInt(ModelFormat.VERSION)
                .putInt(header.length)
                .array());
        hashed.write(header);
        for (Tensor tensor : tensors) {
            tensor.writeTo(hashed);
        }
        out.write(digest.digest());
    }

    private byte[] header() throws IOException {
        ModelHeader header = new ModelHeader(
                info.engineVersion(),
                info.method(),
                ModelJson.write(info.options()),
                info.seed(),
                info.trainingRows(),
                info.trainingHash(),
                schema,
                content,
                entries);
        String json = ModelJson.MAPPER.writeValueAsString(header);
        int length = json.getBytes(StandardCharsets.UTF_8).length;
        return (json + " ".repeat(ModelFormat.padded(length) - length)).getBytes(StandardCharsets.UTF_8);
    }
}
