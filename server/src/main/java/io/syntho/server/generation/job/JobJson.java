package io.syntho.server.generation.job;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** How the engine's values are kept as JSON, in PostgreSQL and in Redis. What a newer version adds is passed over. */
final class JobJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addMixIn(JobEvent.class, EventKinds.class)
            .build();

    private JobJson() {}

    /** The names of the kinds of event. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = JobEvent.StateChanged.class, name = "state"),
        @JsonSubTypes.Type(value = JobEvent.Logged.class, name = "log"),
        @JsonSubTypes.Type(value = JobEvent.Measured.class, name = "metric"),
        @JsonSubTypes.Type(value = JobEvent.Progressed.class, name = "progress")
    })
    private interface EventKinds {}

    /** An event as Redis keeps it: when it happened, and what. */
    private record Message(long atMillis, JobEvent event) {}

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("can not be written as JSON: " + value.getClass(), e);
        }
    }

    /** An event as a row keeps it; written as its supertype, or the kind would be missing. */
    static String writeEvent(JobEvent event) {
        try {
            return MAPPER.writerFor(JobEvent.class).writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("can not be written as JSON: " + event.getClass(), e);
        }
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not a " + type.getSimpleName() + " as we write it", e);
        }
    }

    static <T> T read(String json, TypeReference<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not a " + type.getType() + " as we write it", e);
        }
    }

    static ObjectNode object(String json) {
        return (ObjectNode) read(json, JsonNode.class);
    }

    static byte[] message(SequencedEvent event) {
        return write(new Message(event.at().toEpochMilli(), event.event())).getBytes(StandardCharsets.UTF_8);
    }

    static SequencedEvent message(long sequence, byte[] content) {
        Message message = read(new String(content, StandardCharsets.UTF_8), Message.class);
        return new SequencedEvent(sequence, Instant.ofEpochMilli(message.atMillis()), message.event());
    }
}
