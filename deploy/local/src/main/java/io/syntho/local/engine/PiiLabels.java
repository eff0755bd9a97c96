package io.syntho.local.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.syntho.evaluation.pii.PiiSpan;
import io.syntho.local.PlatformFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stands in a labelled table: {@code NAME.labels.txt} with a line {@code column: KIND KIND}, or {@code NAME.labels.json} with a label a column, and
 * {@code NAME.notes.jsonl} with texts and their spans. Other vocabularies of labels are read as ours.
 */
final class PiiLabels {

    /** The label of columns that hold nothing. */
    static final String NOTHING = "NONE";

    /** The label of columns that no score counts. */
    static final String NOT_JUDGED = "QUASI";

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, List<String>> OURS = Map.ofEntries(
            Map.entry("PERSON", List.of("PERSON_NAME")),
            Map.entry("SSN", List.of("US_SSN")),
            Map.entry("NATIONAL_ID", List.of("NATIONAL_ID", "TAX_ID")),
            Map.entry("CREDIT_CARD", List.of("PAYMENT_CARD")),
            Map.entry("CARD", List.of("PAYMENT_CARD")),
            Map.entry("IP", List.of("IP_ADDRESS")),
            Map.entry("MAC", List.of("MAC_ADDRESS")),
            Map.entry("ADDRESS", List.of("POSTAL_ADDRESS")),
            Map.entry("DOB", List.of("DATE_OF_BIRTH")),
            Map.entry("DRIVER_LICENSE", List.of("DRIVING_LICENCE")),
            Map.entry("VEHICLE_ID", List.of("VIN", "LICENCE_PLATE")),
            Map.entry("MEDICAL_ID", List.of("MEDICAL_RECORD", "HEALTH_PLAN")),
            Map.entry("GEO", List.of("COORDINATES")),
            Map.entry("CRYPTO", List.of("CRYPTO_ADDRESS")));

    private PiiLabels() {}

    /**
     * A text with what stands in it.
     *
     * @param text the text
     * @param places what is personal in it
     */
    record Text(String text, List<Place> places) {}

    /**
     * A place in a text.
     *
     * @param start index of its first UTF-16 unit
     * @param end index after its last
     * @param kinds that are right for it
     */
    record Place(int start, int end, List<String> kinds) {

        boolean fits(PiiSpan span) {
            return kinds.contains(span.kind().name()) && start < span.end() && span.start() < end;
        }
    }

    /** The kinds that are right for each column; empty where {@code table} has no labels. */
    static Optional<Map<String, List<String>>> columns(Path table) {
        Path text = beside(table, ".labels.txt");
        Path json = beside(table, ".labels.json");
        try {
            if (Files.exists(text)) {
                Map<String, List<String>> labels = new LinkedHashMap<>();
                for (String line : Files.readAllLines(text)) {
                    if (!line.startsWith("#") && line.contains(": ")) {
                        String[] sides = line.split(": ", 2);
                        labels.put(sides[0], List.of(sides[1].split(" ")));
                    }
                }
                return Optional.of(labels);
            }
            if (Files.exists(json)) {
                Map<String, List<String>> labels = new LinkedHashMap<>();
                JSON.readTree(json.toFile())
                        .properties()
                        .forEach(column -> labels.put(column.getKey(), ours(label(column.getValue()))));
                return Optional.of(labels);
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new PlatformFailure("The labels of " + table + " can not be read: " + e.getMessage(), e);
        }
    }

    /** The marked texts of {@code table}; empty where it has none. */
    static Optional<List<Text>> texts(Path table) {
        Path notes = beside(table, ".notes.jsonl");
        if (!Files.exists(notes)) {
            return Optional.empty();
        }
        try {
            List<Text> texts = new ArrayList<>();
            for (String line : Files.readAllLines(notes)) {
                JsonNode note = JSON.readTree(line);
                List<Place> places = new ArrayList<>();
                note.path("spans")
                        .forEach(span -> places.add(new Place(
                                span.path(0).asInt(),
                                span.path(1).asInt(),
                                ours(span.path(2).asText()))));
                texts.add(new Text(note.path("text").asText(), places));
            }
            return Optional.of(texts);
        } catch (IOException e) {
            throw new PlatformFailure("The texts of " + table + " can not be read: " + e.getMessage(), e);
        }
    }

    private static String label(JsonNode node) {
        return node.isTextual() ? node.asText() : node.path("label").asText();
    }

    private static List<String> ours(String label) {
        return OURS.getOrDefault(label, List.of(label));
    }

    private static Path beside(Path table, String ending) {
        String name = String.valueOf(table.getFileName()).replaceFirst("\\.[^.]+$", "");
        return table.resolveSibling(name + ending);
    }
}
