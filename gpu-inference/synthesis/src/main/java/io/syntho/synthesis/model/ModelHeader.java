package io.syntho.synthesis.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.syntho.synthesis.Method;
import io.syntho.tabular.TableSchema;
import java.util.Map;

/**
 * The JSON at the head of a model file.
 *
 * @param engineVersion version of the library that wrote it
 * @param method how the model learned
 * @param options the method's settings, by the names of its options record
 * @param seed the fit's seed
 * @param trainingRows rows it learned from
 * @param trainingHash fingerprint of the training table
 * @param schema the columns of samples
 * @param content what the method needs besides tensors
 * @param tensors where each tensor stands
 */
record ModelHeader(
        String engineVersion,
        Method method,
        JsonNode options,
        long seed,
        long trainingRows,
        String trainingHash,
        TableSchema schema,
        JsonNode content,
        Map<String, TensorEntry> tensors) {

    /**
     * Where a tensor stands, in bytes from the end of the header.
     *
     * @param shape sizes of its dimensions; row-major
     * @param offset first byte
     */
    record TensorEntry(TensorType type, int[] shape, long offset) {

        TensorEntry {
            if (offset < 0 || shape.length > 8) {
                throw new IllegalArgumentException("tensor: offset %d".formatted(offset));
            }
            Math.addExact(offset, elements(shape) * (long) Double.BYTES);
        }

        int elements() {
            return elements(shape);
        }

        private static int elements(int[] shape) {
            long elements = 1;
            for (int size : shape) {
                if (size < 0) {
                    throw new IllegalArgumentException("tensor: size %d".formatted(size));
                }
                elements = Math.multiplyExact(elements, size);
            }
            return Math.toIntExact(elements);
        }
    }
}
