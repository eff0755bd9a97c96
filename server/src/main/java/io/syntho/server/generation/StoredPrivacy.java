package io.syntho.server.generation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.syntho.synthesis.PrivacySpent;

/** What was spent of differential privacy, as the database keeps it. */
public final class StoredPrivacy {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private StoredPrivacy() {}

    /** As the database keeps it. */
    public static String write(PrivacySpent spent) {
        try {
            return MAPPER.writeValueAsString(spent);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** As the contract has it. */
    static io.syntho.v1.PrivacySpent read(String json) {
        try {
            PrivacySpent spent = MAPPER.readValue(json, PrivacySpent.class);
            return io.syntho.v1.PrivacySpent.newBuilder()
                    .setEpsilonAsked(spent.epsilonAsked())
                    .setEpsilonSpent(spent.epsilon())
                    .setDelta(spent.delta())
                    .setEpsilonOfColumns(spent.epsilonOfColumns())
                    .setEpsilonOfTraining(spent.epsilonOfTraining())
                    .build();
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("stored differential privacy can not be read", broken);
        }
    }
}
