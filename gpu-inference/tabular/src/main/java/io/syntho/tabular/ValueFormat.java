package io.syntho.tabular;

import java.util.List;
import java.util.Optional;

/**
 * How a column spells its values, kept so that a synthetic column looks like its original.
 *
 * @param decimals most digits after the point (0 for integers and for what is no number)
 * @param datePattern the {@link java.time.format.DateTimeFormatter} pattern of dates read from text, or {@link #EPOCH_SECONDS} or
 *     {@link #EPOCH_MILLIS}; empty for native dates
 * @param missingMarkers spellings that were read as missing besides the empty cell, such as {@code NA} or {@code ?}
 * @param numberStyle what numbers look like besides their decimals
 * @param booleanTexts the texts for true and false, in this order; empty: {@code true}, {@code false}
 */
public record ValueFormat(
        int decimals,
        Optional<String> datePattern,
        List<String> missingMarkers,
        NumberStyle numberStyle,
        List<String> booleanTexts) {

    /** Instants written as whole seconds since 1970-01-01 UTC. */
    public static final String EPOCH_SECONDS = "epoch_seconds";

    /** Instants written as whole milliseconds since 1970-01-01 UTC. */
    public static final String EPOCH_MILLIS = "epoch_millis";

    /** No decimals, no pattern, no markers. */
    public static final ValueFormat PLAIN = new ValueFormat(0, Optional.empty(), List.of());

    /** Checks the number of decimals and of boolean texts. */
    public ValueFormat {
        if (decimals < 0 || decimals > 18) {
            throw new IllegalArgumentException("decimals: %d (expected: 0 to 18)".formatted(decimals));
        }
        missingMarkers = List.copyOf(missingMarkers);
        booleanTexts = List.copyOf(booleanTexts);
        if (!booleanTexts.isEmpty() && booleanTexts.size() != 2) {
            throw new IllegalArgumentException("booleanTexts: %d (expected: none or 2)".formatted(booleanTexts.size()));
        }
    }

    /** A format with plain numbers and booleans. */
    public ValueFormat(int decimals, Optional<String> datePattern, List<String> missingMarkers) {
        this(decimals, datePattern, missingMarkers, NumberStyle.PLAIN, List.of());
    }

    /** A number with at most {@code decimals} digits after the point. */
    public static ValueFormat ofDecimals(int decimals) {
        return new ValueFormat(decimals, Optional.empty(), List.of());
    }

    /** A date in {@code pattern}. */
    public static ValueFormat ofDate(String pattern) {
        return new ValueFormat(0, Optional.of(pattern), List.of());
    }

    /** The same with other markers of missing values. */
    public ValueFormat withMissingMarkers(List<String> markers) {
        return new ValueFormat(decimals, datePattern, markers, numberStyle, booleanTexts);
    }
}
