package io.syntho.synthesis.remote;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.syntho.synthesis.Condition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Calls and events as JSON. Both sides run the same library, so unknown fields are an error and are not skipped. */
public final class RemoteJson {

    /** Longest call or event; a schema of two thousand columns is a megabyte. */
    public static final int LARGEST_BYTES = 32 << 20;

    private static final int DEEPEST = 32;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addMixIn(Condition.class, Kinds.class)
            .enable(
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build());
    }

    private RemoteJson() {}

    /** How conditions tell which they are. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Condition.OneOf.class, name = "one_of"),
        @JsonSubTypes.Type(value = Condition.Between.class, name = "between"),
        @JsonSubTypes.Type(value = Condition.Missing.class, name = "missing")
    })
    private interface Kinds {}

    /** A call, in UTF-8. */
    public static byte[] call(RemoteCall call) {
        return write(call);
    }

    /**
     * A call.
     *
     * @throws IOException when the bytes are none; the message does not repeat them
     */
    public static RemoteCall call(byte[] json) throws IOException {
        return read(json, RemoteCall.class, "call");
    }

    /** An event, in UTF-8, with the line's end. */
    public static byte[] line(RemoteEvent event) {
        byte[] json = write(event);
        byte[] line = Arrays.copyOf(json, json.length + 1);
        line[json.length] = '\n';
        return line;
    }

    /**
     * An event.
     *
     * @param line with or without its end
     * @throws IOException when the line is none; the message does not repeat it
     */
    public static RemoteEvent event(String line) throws IOException {
        return read(line.getBytes(StandardCharsets.UTF_8), RemoteEvent.class, "event");
    }

    private static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("calls and events are plain records", impossible);
        }
    }

    private static <T> T read(byte[] json, Class<T> type, String what) throws IOException {
        try {
            return MAPPER.readValue(json, type);
        } catch (IOException | IllegalArgumentException broken) {
            // Jackson's own message quotes the text, and URLs stand in it.
            throw new IOException("not a %s that this version understands".formatted(what));
        }
    }
}
