package io.syntho.evaluation.pii;

import io.syntho.evaluation.run.Sampling;
import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.Column;
import io.syntho.tabular.NumericColumn;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Distinct values of a column as text, sampled: what is rare counts as much as what is frequent, so that a common filler hides nobody. */
final class ValueSample {

    /** Enough to see 5 % of values with an error of 1.4 points. */
    static final int VALUES = 1_000;

    private static final int ROWS = 20_000;

    /** No value is longer in a check; a longer one is a text. */
    static final int LENGTH = 2_000;

    private ValueSample() {}

    static List<String> of(Column column, long seed) {
        return switch (column) {
            case CodedColumn coded -> texts(coded, seed);
            case NumericColumn numeric -> numbers(numeric, seed);
        };
    }

    private static List<String> texts(CodedColumn column, long seed) {
        int[] counts = column.counts();
        int used = 0;
        int[] codes = new int[counts.length];
        for (int code = 0; code < counts.length; code++) {
            if (counts[code] > 0) {
                codes[used++] = code;
            }
        }
        List<String> values = new ArrayList<>();
        for (int index : Sampling.rows(used, VALUES, seed)) {
            String value = column.dictionary().get(codes[index]);
            String stripped = (value.length() > LENGTH ? value.substring(0, LENGTH) : value).strip();
            if (!stripped.isEmpty()) {
                values.add(stripped);
            }
        }
        return values;
    }

    private static List<String> numbers(NumericColumn column, long seed) {
        Set<String> values = new LinkedHashSet<>();
        for (int row : Sampling.rows(column.size(), ROWS, seed)) {
            double value = column.values()[row];
            if (!Double.isNaN(value)) {
                values.add(text(value));
                if (values.size() == VALUES) {
                    break;
                }
            }
        }
        return List.copyOf(values);
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1L << 53
                ? Long.toString((long) value)
                : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
