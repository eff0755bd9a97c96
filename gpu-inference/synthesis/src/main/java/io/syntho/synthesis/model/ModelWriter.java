package io.syntho.synthesis.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.syntho.synthesis.ModelInfo;
import io.syntho.synthesis.model.ModelHeader.TensorEntry;
import io.syntho.tabular.TableSchema;
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

    private final ModelInfo info;
    private final TableSchema schema;
    private final JsonNode content;
    private final Map<String, TensorEntry> entries = new LinkedHashMap<>();
    private final List<ByteBuffer> tensors = new ArrayList<>();
    private long offset;

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

    /** Adds a tensor of doubles, row-major. */
    public ModelWriter doubles(String name, double[] values, int... shape) {
        ByteBuffer buffer = buffer(values.length, TensorType.F64);
        buffer.asDoubleBuffer().put(values);
        return add(name, new TensorEntry(TensorType.F64, shape, offset), buffer);
    }

    /** Adds a tensor of floats, row-major. */
    public ModelWriter floats(String name, float[] values, int... shape) {
        ByteBuffer buffer = buffer(values.length, TensorType.F32);
        buffer.asFloatBuffer().put(values);
        return add(name, new TensorEntry(TensorType.F32, shape, offset), buffer);
    }

    private static ByteBuffer buffer(int elements, TensorType type) {
        return ByteBuffer.allocate(ModelFormat.padded(Math.multiplyExact(elements, type.bytes())))
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    private ModelWriter add(String name, TensorEntry entry, ByteBuffer buffer) {
        if (entry.elements() * entry.type().bytes() > buffer.capacity() || entries.containsKey(name)) {
            throw new IllegalArgumentException("tensor %s: of another shape, or twice".formatted(name));
        }
        entries.put(name, entry);
        tensors.add(buffer);
        offset += buffer.capacity();
        return this;
    }

    /** Writes the file; {@code out} stays open. */
    public void writeTo(OutputStream out) throws IOException {
        MessageDigest digest = ModelFormat.digest();
        DigestOutputStream hashed = new DigestOutputStream(out, digest);
        byte[] header = header();
        hashed.write(ByteBuffer.allocate(ModelFormat.PREFIX_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(ModelFormat.MAGIC)
                .putInt(ModelFormat.VERSION)
                .putInt(header.length)
                .array());
        hashed.write(header);
        for (ByteBuffer tensor : tensors) {
            hashed.write(tensor.array());
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
