package io.syntho.tabular.detect;

import io.syntho.tabular.NumberStyle;
import io.syntho.tabular.NumberText;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.ValueFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Decides the storage type of a column of text from its distinct values and how often they stand in it. */
final class TypeJudge {

    /** Below this share of all that is filled, numbers among gaps are a coincidence. */
    private static final double LEAST_VALUES_AMONG_MARKERS = 0.02;

    private static final List<List<String>> BOOLEANS = List.of(
            List.of("true", "false"), List.of("yes", "no"), List.of("y", "n"), List.of("t", "f"), List.of("on", "off"));

    private static final Pattern CAPITAL_CODE = Pattern.compile("\\p{Lu}{2,3}");

    private TypeJudge() {}

    /**
     * Judges.
     *
     * @param texts distinct values, none empty
     * @param counts rows of each
     */
    static TypeFinding judge(List<String> texts, int[] counts) {
        List<String> values = new ArrayList<>();
        List<String> markers = new ArrayList<>();
        long valueRows = 0;
        long markerRows = 0;
        for (int i = 0; i < texts.size(); i++) {
            if (MissingMarkers.amongValues(texts.get(i))) {
                markers.add(texts.get(i));
                markerRows += counts[i];
            } else {
                values.add(texts.get(i));
                valueRows += counts[i];
            }
        }
        boolean enough = valueRows >= LEAST_VALUES_AMONG_MARKERS * (valueRows + markerRows);
        if (!values.isEmpty() && enough) {
            Optional<TypeFinding> typed =
                    booleans(values, markers).or(() -> numbers(values, markers)).or(() -> dates(values, markers));
            if (typed.isPresent()) {
                return typed.get();
            }
        }
        return words(texts);
    }

    private static Optional<TypeFinding> booleans(List<String> values, List<String> markers) {
        if (values.size() > 6) {
            return Optional.empty();
        }
        for (List<String> pair : BOOLEANS) {
            List<String> spelled = new ArrayList<>(pair);
            boolean fits = true;
            boolean[] seen = new boolean[2];
            for (String value : values) {
                int side = pair.indexOf(value.strip().toLowerCase(Locale.ROOT));
                fits &= side >= 0;
                if (side >= 0 && !seen[side]) {
                    spelled.set(side, value.strip());
                    seen[side] = true;
                }
            }
            if (fits && seen[0] && seen[1]) {
                ValueFormat format =
                        new ValueFormat(0, Optional.empty(), markers, NumberStyle.PLAIN, List.copyOf(spelled));
                return Optional.of(TypeFinding.of(
                        StorageType.BOOLEAN,
                        format,
                        0.99,
                        "every value is %s or %s".formatted(pair.get(0), pair.get(1))));
            }
        }
        return Optional.empty();
    }

    private static Optional<TypeFinding> numbers(List<String> values, List<String> markers) {
        return NumberStyles.find(values).map(style -> {
            NumberEvidence evidence = new NumberEvidence();
            NumberText reader = NumberText.of(style, 0);
            for (String value : values) {
                evidence.add(reader.parse(value), reader.decimals(value));
            }
            return numbers(style, evidence, markers);
        });
    }

    /** The finding for numbers of this style and evidence; text when a double can not hold them. */
    static TypeFinding numbers(NumberStyle style, NumberEvidence evidence, List<String> markers) {
        if (evidence.whole() && !evidence.exact()) {
            return TypeFinding.of(
                    StorageType.STRING,
                    ValueFormat.PLAIN.withMissingMarkers(markers),
                    0.95,
                    "whole numbers beyond 2^53, kept as text so that no digit is lost");
        }
        NumberStyle spelled = style.withMinimumDecimals(evidence.leastDecimals());
        int decimals = evidence.whole() ? 0 : evidence.mostDecimals();
        // Shortest spellings ("0.5", "0.25") and fixed ones ("0.50", "0.25") differ in the fewest decimals they write.
        ValueFormat format = new ValueFormat(decimals, Optional.empty(), markers, spelled, List.of());
        String gaps = markers.isEmpty() ? "" : ", besides markers of missing values";
        return evidence.whole()
                ? TypeFinding.of(StorageType.INTEGER, format, 0.98, "every value is a whole number" + gaps)
                : TypeFinding.of(
                        StorageType.DECIMAL,
                        format,
                        0.98,
                        "every value is a number with at most %d decimals%s".formatted(decimals, gaps));
    }

    private static Optional<TypeFinding> dates(List<String> values, List<String> markers) {
        return DatePatterns.find(values).map(found -> {
            boolean clock = found.pattern().contains("H") || found.pattern().contains("h");
            String gaps = markers.isEmpty() ? "" : ", besides markers of missing values";
            return new TypeFinding(
                    clock ? StorageType.DATETIME : StorageType.DATE,
                    new ValueFormat(0, Optional.of(found.pattern()), markers),
                    0.97,
                    "every value is a date in the pattern " + found.pattern() + gaps,
                    found.swapped(),
                    found.order());
        });
    }

    private static TypeFinding words(List<String> texts) {
        List<String> markers = new ArrayList<>();
        int codes = 0;
        int others = 0;
        for (String text : texts) {
            if (MissingMarkers.amongWords(text)) {
                markers.add(text);
            } else if (!MissingMarkers.isNa(text)) {
                codes += CAPITAL_CODE.matcher(text.strip()).matches() ? 1 : 0;
                others++;
            }
        }
        // Among codes of two or three capitals, NA is most likely Namibia or North America.
        if (others > 0 && codes * 2 < others) {
            texts.stream().filter(MissingMarkers::isNa).forEach(markers::add);
        }
        if (others == 0) {
            markers.clear();
            texts.stream().filter(MissingMarkers::amongValues).forEach(markers::add);
        }
        ValueFormat format = ValueFormat.PLAIN.withMissingMarkers(markers);
        return TypeFinding.of(StorageType.STRING, format, 0.95, "values are words or codes");
    }
}
