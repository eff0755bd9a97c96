package io.syntho.synthesis;

import static io.syntho.synthesis.Requirements.require;

import java.util.List;

/**
 * What a column of every sampled row must be. Methods meet conditions exactly or refuse them with
 * {@link SynthesisException.Reason#OPTION_INVALID}, and say which.
 */
public sealed interface Condition {

    /** The column's name. */
    String column();

    /**
     * One of some values of a text, boolean or category column.
     *
     * @param values as the synthetic table writes them, not empty; numbers that are categories in any spelling
     */
    record OneOf(String column, List<String> values) implements Condition {
        /** Checks that there is a value. */
        public OneOf {
            values = List.copyOf(values);
            require(!values.isEmpty(), "condition: no values (expected: at least one)");
        }
    }

    /**
     * A number or date between two bounds, both included.
     *
     * @param from smallest; dates in microseconds since 1970
     * @param to largest
     */
    record Between(String column, double from, double to) implements Condition {
        /** Checks the order. */
        public Between {
            require(from <= to, "condition: from %s to %s (expected: ascending)", from, to);
        }
    }

    /** Missing, in a column whose missing values are learned. */
    record Missing(String column) implements Condition {}
}
