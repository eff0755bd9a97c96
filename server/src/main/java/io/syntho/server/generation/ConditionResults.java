package io.syntho.server.generation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.syntho.v1.Condition;
import io.syntho.v1.ConditionResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How far conditions were met, as the database keeps it: {@code [{"asked", "made"}, …]}. */
public final class ConditionResults {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ConditionResults() {}

    /** One condition's. */
    private record Entry(long asked, long made) {}

    /** As the database keeps it. */
    public static String write(List<Condition> conditions, List<Long> made) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < made.size(); i++) {
            entries.add(new Entry(conditions.get(i).getRows(), made.get(i)));
        }
        try {
            return MAPPER.writeValueAsString(entries);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** As the contract has it. */
    public static List<ConditionResult> read(String json) {
        try {
            List<ConditionResult> results = new ArrayList<>();
            for (Entry entry : Arrays.asList(MAPPER.readValue(json, Entry[].class))) {
                results.add(ConditionResult.newBuilder()
                        .setCondition(results.size())
                        .setRowsAsked(entry.asked())
                        .setRowsMade(entry.made())
                        .build());
            }
            return results;
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("stored results of conditions can not be read", broken);
        }
    }
}
