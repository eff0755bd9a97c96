package io.syntho.tabular.detect;

import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.InstantText;
import io.syntho.tabular.NumberStyle;
import io.syntho.tabular.NumberText;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.ValueFormat;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds the format of a column whose type its owner chose, from those of its values that are of that type. */
public final class Corrections {

    private static final int LOOKED_AT = 50;

    private static final List<List<String>> BOOLEANS = List.of(
            List.of("true", "false"),
            List.of("yes", "no"),
            List.of("y", "n"),
            List.of("t", "f"),
            List.of("on", "off"),
            List.of("1", "0"));

    private Corrections() {}

    /**
     * {@code schema} with the format that reads most of {@code texts}; its missing markers stand.
     *
     * @param texts distinct values
     */
    public static ColumnSchema complete(ColumnSchema schema, List<String> texts) {
        List<String> markers = schema.format().missingMarkers();
        List<String> values = texts.stream()
                .filter(text -> !Blank.is(text) && !markers.contains(text))
                .toList();
        return switch (schema.type()) {
            case INTEGER, DECIMAL -> schema.with(numbers(schema, values));
            case DATE, DATETIME -> schema.with(dates(schema, values));
            case BOOLEAN -> schema.with(booleans(schema, values));
            case STRING -> schema;
        };
    }

    private static ValueFormat numbers(ColumnSchema schema, List<String> values) {
        Set<NumberStyle> candidates = new LinkedHashSet<>();
        candidates.add(schema.format().numberStyle());
        candidates.add(NumberStyle.PLAIN);
        values.stream()
                .limit(LOOKED_AT)
                .forEach(value -> NumberStyles.find(List.of(value)).ifPresent(candidates::add));
        NumberStyle style = best(List.copyOf(candidates), values, Corrections::reads);
        NumberText reader = NumberText.of(style, 0);
        NumberEvidence evidence = new NumberEvidence();
        for (String value : values) {
            double number = reader.parse(value);
            if (!Double.isNaN(number)) {
                evidence.add(number, reader.decimals(value));
            }
        }
        return new ValueFormat(
                schema.type() == StorageType.INTEGER ? 0 : evidence.mostDecimals(),
                Optional.empty(),
                schema.format().missingMarkers(),
                style.withMinimumDecimals(evidence.leastDecimals()),
                List.of());
    }

    private static boolean reads(NumberStyle style, String value) {
        return !Double.isNaN(NumberText.of(style, 0).parse(value));
    }

    private static ValueFormat dates(ColumnSchema schema, List<String> values) {
        Set<String> candidates = new LinkedHashSet<>();
        schema.format().datePattern().ifPresent(candidates::add);
        values.stream()
                .limit(LOOKED_AT)
                .forEach(value -> DatePatterns.find(List.of(value)).ifPresent(found -> {
                    candidates.add(found.pattern());
                    found.swapped().ifPresent(candidates::add);
                }));
        candidates.add("yyyyMMdd");
        String pattern = best(List.copyOf(candidates), values, Corrections::reads);
        return new ValueFormat(0, Optional.of(pattern), schema.format().missingMarkers());
    }

    private static boolean reads(String pattern, String value) {
        InstantText reader = DatePatterns.reader(pattern);
        return !Double.isNaN(reader.parse(value.strip()));
    }

    private static ValueFormat booleans(ColumnSchema schema, List<String> values) {
        List<String> pair = best(
                BOOLEANS, values, (words, value) -> words.contains(value.strip().toLowerCase(Locale.ROOT)));
        List<String> spelled = pair.stream()
                .map(word -> values.stream()
                        .map(String::strip)
                        .filter(word::equalsIgnoreCase)
                        .findFirst()
                        .orElse(word))
                .toList();
        return new ValueFormat(0, Optional.empty(), schema.format().missingMarkers(), NumberStyle.PLAIN, spelled);
    }

    /** The first of the candidates that read most values. */
    private static <T> T best(
            List<T> candidates, List<String> values, java.util.function.BiPredicate<T, String> reads) {
        return candidates.stream()
                .max(Comparator.comparingLong((T candidate) -> values.stream()
                                .filter(value -> reads.test(candidate, value))
                                .count())
                        .thenComparing(candidate -> -candidates.indexOf(candidate)))
                .orElseThrow();
    }
}
