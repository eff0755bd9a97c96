package io.syntho.synthesis.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.syntho.synthesis.SynthesisException;
import io.syntho.synthesis.SynthesisException.Reason;

/** How records stand in a model's header: strictly. Unknown, missing or ill-typed fields make the model broken. */
public final class ModelJson {

    private static final int DEEPEST = 32;

    static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .enable(
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .build();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build());
    }

    private ModelJson() {}

    /** A record as JSON. */
    public static JsonNode write(Object value) {
        return MAPPER.valueToTree(value);
    }

    /**
     * A record from JSON.
     *
     * @throws SynthesisException with MODEL_BROKEN when the JSON is not such a record, or the record refuses it
     */
    public static <T> T read(JsonNode json, Class<T> type) {
        try {
            return MAPPER.treeToValue(json, type);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw broken("no %s in it".formatted(type.getSimpleName()), e);
        }
    }

    static SynthesisException broken(String what) {
        return new SynthesisException(Reason.MODEL_BROKEN, "model: " + what);
    }

    static SynthesisException broken(String what, Throwable cause) {
        return new SynthesisException(Reason.MODEL_BROKEN, "model: " + what, cause);
    }
}
