package io.syntho.server.generation.pipeline;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.syntho.evaluation.quality.ColumnChart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** How stages hand their results to later stages, and to later attempts. */
final class PipelineJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addMixIn(ColumnChart.class, ChartKinds.class)
            .build();

    private PipelineJson() {}

    /** The names of the kinds of chart. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = ColumnChart.Histogram.class, name = "histogram"),
        @JsonSubTypes.Type(value = ColumnChart.TopCategories.class, name = "categories")
    })
    private interface ChartKinds {}

    static JsonNode facts(Object value) {
        return MAPPER.valueToTree(value);
    }

    static <T> T read(JsonNode facts, Class<T> type) {
        try {
            return MAPPER.treeToValue(facts, type);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("facts are no " + type.getSimpleName(), broken);
        }
    }

    static void write(Object value, Path file) {
        try {
            MAPPER.writeValue(file.toFile(), value);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static <T> T read(Path file, Class<T> type) {
        try {
            return MAPPER.readValue(file.toFile(), type);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
