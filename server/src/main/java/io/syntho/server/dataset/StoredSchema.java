package io.syntho.server.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.syntho.evaluation.pii.PiiFinding;
import io.syntho.tabular.TableSchema;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A dataset's schema as the engine has it, nothing lost: what the file is read with again. The contract's form is made of it
 * on the way out.
 *
 * @param detectorVersion version of the rules that detected it
 * @param table the columns, with their owner's corrections
 * @param findings personal data found in the columns, at most one a column
 */
public record StoredSchema(String detectorVersion, TableSchema table, List<PiiFinding> findings) {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Keeps the list unmodifiable. */
    public StoredSchema {
        findings = List.copyOf(findings);
    }

    /** What was found in a column. */
    public Optional<PiiFinding> finding(String column) {
        return findings.stream()
                .filter(finding -> finding.column().equals(column))
                .findFirst();
    }

    /** As the database keeps it: JSON that PostgreSQL takes, whatever stands in names and values. */
    public String toJson() {
        try {
            return storable(MAPPER.writeValueAsString(this));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a schema can not be written", impossible);
        }
    }

    /** JSONB takes no NUL, which JSON writes as an escape, and no half of a character. */
    private static String storable(String json) {
        String withoutNul = json.replaceAll("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000", "$1\\\\ufffd");
        return new String(withoutNul.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** The schema that {@link #toJson} wrote. */
    public static StoredSchema fromJson(String json) {
        try {
            return MAPPER.readValue(json, StoredSchema.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a stored schema can not be read", broken);
        }
    }
}
