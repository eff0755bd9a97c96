package io.syntho.tabular;

import java.util.List;
import java.util.Optional;

/**
 * How a column spells its values, kept so that a synthetic column looks like its original.
 *
 * @param decimals most digits after the point (0 for integers and for what is no number)
 * @param datePattern the {@link java.time.format.DateTimeFormatter} pattern of dates read from text; empty for native dates
 * @param missingMarkers spellings that were read as missing besides the empty cell, such as {@code NA} or {@code ?}
 */
public record ValueFormat(int decimals, Optional<String> datePattern, List<String> missingMarkers) {

    /** No decimals, no pattern, no markers. */
    public static final ValueFormat PLAIN = new ValueFormat(0, Optional.empty(), List.of());

    /** Checks the number of decimals. */
    public ValueFormat {
        if (decimals < 0 || decimals > 18) {
            throw new IllegalArgumentException("decimals: %d (expected: 0 to 18)".formatted(decimals));
        }
        missingMarkers = List.copyOf(missingMarkers);
    }

    /** A number with at most {@code decimals} digits after the point. */
    public static ValueFormat ofDecimals(int decimals) {
        return new ValueFormat(decimals, Optional.empty(), List.of());
    }

    /** A date in {@code pattern}. */
    public static ValueFormat ofDate(String pattern) {
        return new ValueFormat(0, Optional.of(pattern), List.of());
    }
}
