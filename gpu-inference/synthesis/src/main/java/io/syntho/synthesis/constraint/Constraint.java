package io.syntho.synthesis.constraint;

import static io.syntho.synthesis.Requirements.require;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.syntho.synthesis.SynthesisException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** A rule that every row of a table keeps. Missing values break {@link NotNull} alone. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Constraint.Inequality.class, name = "inequality"),
    @JsonSubTypes.Type(value = Constraint.Range.class, name = "range"),
    @JsonSubTypes.Type(value = Constraint.FixedCombinations.class, name = "fixed_combinations"),
    @JsonSubTypes.Type(value = Constraint.Unique.class, name = "unique"),
    @JsonSubTypes.Type(value = Constraint.Formula.class, name = "formula"),
    @JsonSubTypes.Type(value = Constraint.NotNull.class, name = "not_null")
})
public sealed interface Constraint {

    /** The columns that it speaks of. */
    List<String> columns();

    /**
     * {@code low} ≤ {@code high} where both are there.
     *
     * @param low a number, or a time
     * @param high of the same type
     * @param strict whether equal values break it
     */
    record Inequality(String low, String high, boolean strict) implements Constraint {

        /** Checks that there are two columns. */
        public Inequality {
            require(!low.equals(high), "inequality: one column (expected: two)");
        }

        @Override
        public List<String> columns() {
            return List.of(low, high);
        }
    }

    /**
     * A number or a time lies between bounds, bounds included.
     *
     * @param min least value, or −∞; times are microseconds since 1970-01-01 UTC
     * @param max greatest value, or ∞
     */
    record Range(String column, double min, double max) implements Constraint {

        /** Checks that something lies between the bounds, and that there is one. */
        public Range {
            require(min <= max, "range: least value above the greatest (expected: at most it)");
            require(Double.isFinite(min) || Double.isFinite(max), "range: no bound (expected: one or two)");
        }

        @Override
        public List<String> columns() {
            return List.of(column);
        }
    }

    /**
     * The columns together hold only combinations that real rows hold; rare ones are not among them.
     *
     * @param columns two or more
     */
    record FixedCombinations(List<String> columns) implements Constraint {

        /** Checks that there are different columns. */
        public FixedCombinations {
            columns = List.copyOf(columns);
            require(columns.size() >= 2, "fixed combinations: %d columns (expected: at least 2)", columns.size());
            requireDistinct(columns);
        }
    }

    /**
     * No two rows hold the same values in these columns together; rows with a missing one do not count.
     *
     * @param columns one or more
     */
    record Unique(List<String> columns) implements Constraint {

        /** Checks that there are different columns. */
        public Unique {
            columns = List.copyOf(columns);
            require(!columns.isEmpty(), "unique: no column (expected: at least one)");
            requireDistinct(columns);
        }
    }

    /**
     * A number is computed from others of its row.
     *
     * @param column the one that is computed
     * @param expression as {@link Expression#parse} reads it
     * @param tolerance difference that real rows may have from it
     */
    record Formula(String column, String expression, double tolerance) implements Constraint {

        /**
         * Checks that the expression can be read and does not need its own result.
         *
         * @throws SynthesisException with OPTION_INVALID
         */
        public Formula {
            require(tolerance >= 0 && Double.isFinite(tolerance), "tolerance: %s (expected: at least 0)", tolerance);
            require(
                    !Expression.parse(expression).columns().contains(column),
                    "formula: computed from itself (expected: from other columns)");
        }

        @Override
        public List<String> columns() {
            List<String> all = new ArrayList<>();
            all.add(column);
            all.addAll(Expression.parse(expression).columns());
            return List.copyOf(all);
        }
    }

    /** A column is never missing. */
    record NotNull(String column) implements Constraint {
        @Override
        public List<String> columns() {
            return List.of(column);
        }
    }

    private static void requireDistinct(List<String> columns) {
        require(new HashSet<>(columns).size() == columns.size(), "columns: one twice (expected: different ones)");
    }
}
