package io.syntho.tabular.detect;

import io.syntho.tabular.StorageType;
import io.syntho.tabular.ValueFormat;
import java.util.Optional;

/**
 * How a column of text is stored.
 *
 * @param type the type
 * @param format how values are spelled, missing markers included
 * @param confidence 0 to 1
 * @param reason why, in words
 * @param swapped for dates that fit with day and month swapped too: that other pattern
 * @param order for dates whose values tell day from month: the order
 */
record TypeFinding(
        StorageType type,
        ValueFormat format,
        double confidence,
        String reason,
        Optional<String> swapped,
        Optional<DateOrder> order) {

    static TypeFinding of(StorageType type, ValueFormat format, double confidence, String reason) {
        return new TypeFinding(type, format, confidence, reason, Optional.empty(), Optional.empty());
    }

    /** The same after a look at the table's other dates. */
    TypeFinding resolved(Optional<DateOrder> others) {
        if (swapped.isEmpty()) {
            return this;
        }
        String pattern = format.datePattern().orElseThrow();
        boolean swap = others.isPresent() && DatePatterns.orderOf(pattern) != others.get();
        String chosen = swap ? swapped.get() : pattern;
        String why = others.isPresent()
                ? "dates in the pattern %s, by the order of the table's other dates".formatted(chosen)
                : "dates in the pattern %s; day and month could be swapped".formatted(chosen);
        ValueFormat chosenFormat = new ValueFormat(0, Optional.of(chosen), format.missingMarkers());
        return TypeFinding.of(type, chosenFormat, others.isPresent() ? 0.9 : 0.6, why);
    }
}
