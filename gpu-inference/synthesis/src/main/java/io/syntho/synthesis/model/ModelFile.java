package io.syntho.synthesis.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.syntho.synthesis.FitOptions;
import io.syntho.synthesis.ModelInfo;
import io.syntho.synthesis.SynthesisException;
import io.syntho.synthesis.model.ModelHeader.TensorEntry;
import io.syntho.tabular.TableSchema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * A model file that was read and found whole. Its checksum tells damage, not malice: what is in it is checked again by whoever uses it.
 */
public final class ModelFile {

    private static final int LARGEST_MODEL_BYTES = 1 << 30;

    private final ModelHeader header;
    private final ByteBuffer tensors;

    private ModelFile(ModelHeader header, ByteBuffer tensors) {
        this.header = header;
        this.tensors = tensors;
    }

    /**
     * Reads a file to its end.
     *
     * @throws SynthesisException with MODEL_BROKEN when it is damaged, too large (1 GiB), of another version, or no model
     * @throws IOException from {@code in}
     */
    public static ModelFile read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(LARGEST_MODEL_BYTES);
        int end = bytes.length - ModelFormat.HASH_BYTES;
        if (end < ModelFormat.PREFIX_BYTES || in.read() >= 0) {
            throw ModelJson.broken("%d bytes, too short or too long".formatted(bytes.length));
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, end).order(ByteOrder.LITTLE_ENDIAN);
        if (buffer.getLong() != ModelFormat.MAGIC) {
            throw ModelJson.broken("not a model file");
        }
        int version = buffer.getInt();
        if (version != ModelFormat.VERSION) {
            throw ModelJson.broken("format %d (expected: %d)".formatted(version, ModelFormat.VERSION));
        }
        MessageDigest digest = ModelFormat.digest();
        digest.update(bytes, 0, end);
        if (!MessageDigest.isEqual(digest.digest(), Arrays.copyOfRange(bytes, end, bytes.length))) {
            throw ModelJson.broken("damaged: its checksum does not match");
        }
        int headerBytes = buffer.getInt();
        if (headerBytes < 0 || headerBytes > buffer.remaining()) {
            throw ModelJson.broken("a header of %d bytes".formatted(headerBytes));
        }
        ModelHeader header = header(bytes, buffer.position(), headerBytes);
        buffer.position(buffer.position() + headerBytes);
        return new ModelFile(header, buffer.slice().order(ByteOrder.LITTLE_ENDIAN));
    }

    private static ModelHeader header(byte[] bytes, int from, int length) {
        try {
            return ModelJson.MAPPER.readValue(bytes, from, length, ModelHeader.class);
        } catch (IOException | IllegalArgumentException | ArithmeticException e) {
            throw ModelJson.broken("its header cannot be read", e);
        }
    }

    /** Where the model comes from. */
    public ModelInfo info() {
        FitOptions options = ModelJson.read(
                header.options(), FitOptions.defaults(header.method()).getClass());
        return new ModelInfo(
                header.engineVersion(), options, header.seed(), header.trainingRows(), header.trainingHash());
    }

    /** The columns of samples. */
    public TableSchema schema() {
        return header.schema();
    }

    /** What the method needs besides tensors. */
    public JsonNode content() {
        return header.content();
    }

    /**
     * A tensor of doubles, row-major.
     *
     * @throws SynthesisException with MODEL_BROKEN when there is none of that name and shape, or it holds no finite numbers
     */
    public double[] doubles(String name, int... shape) {
        double[] values = new double[entry(name, TensorType.F64, shape).elements()];
        bytes(name).asDoubleBuffer().get(values);
        if (!Arrays.stream(values).allMatch(Double::isFinite)) {
            throw ModelJson.broken("tensor %s is not finite".formatted(name));
        }
        return values;
    }

    /**
     * A tensor of floats, row-major.
     *
     * @throws SynthesisException with MODEL_BROKEN when there is none of that name and shape, or it holds no finite numbers
     */
    public float[] floats(String name, int... shape) {
        float[] values = new float[entry(name, TensorType.F32, shape).elements()];
        bytes(name).asFloatBuffer().get(values);
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw ModelJson.broken("tensor %s is not finite".formatted(name));
            }
        }
        return values;
    }

    private TensorEntry entry(String name, TensorType type, int[] shape) {
        TensorEntry entry = header.tensors().get(name);
        if (entry == null || entry.type() != type || !Arrays.equals(entry.shape(), shape)) {
            throw ModelJson.broken("no tensor %s of shape %s".formatted(name, Arrays.toString(shape)));
        }
        long end = entry.offset() + (long) entry.elements() * type.bytes();
        if (end > tensors.capacity()) {
            throw ModelJson.broken("tensor %s is cut off".formatted(name));
        }
        return entry;
    }

    private ByteBuffer bytes(String name) {
        TensorEntry entry = header.tensors().get(name);
        int length = entry.elements() * entry.type().bytes();
        return tensors.slice((int) entry.offset(), length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
