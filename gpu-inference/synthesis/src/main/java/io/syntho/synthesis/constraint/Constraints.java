package io.syntho.synthesis.constraint;

import io.syntho.synthesis.ConstraintException;
import io.syntho.synthesis.SynthesisException;
import io.syntho.synthesis.constraint.Constraint.FixedCombinations;
import io.syntho.synthesis.constraint.Constraint.Formula;
import io.syntho.synthesis.constraint.Constraint.Inequality;
import io.syntho.synthesis.constraint.Constraint.NotNull;
import io.syntho.synthesis.constraint.Constraint.Range;
import io.syntho.synthesis.constraint.Constraint.Unique;
import io.syntho.synthesis.regenerate.Makers;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** Checks of constraints, before anything is learned. */
public final class Constraints {

    private static final int MOST_ROWS_NAMED = 10;

    private Constraints() {}

    /**
     * Checks that constraints speak of columns that they can hold for.
     *
     * @throws ConstraintException with CONSTRAINT_INVALID
     */
    public static void requireMeaningful(List<Constraint> constraints, TableSchema schema) {
        Set<String> names =
                schema.columns().stream().map(ColumnSchema::name).collect(Collectors.toCollection(HashSet::new));
        Set<String> combined = new HashSet<>();
        Set<String> computed = new HashSet<>();
        for (int i = 0; i < constraints.size(); i++) {
            Constraint constraint = constraints.get(i);
            int number = i;
            require(names.containsAll(constraint.columns()), number, "names a column that is not there");
            switch (constraint) {
                case Inequality(String low, String high, boolean strict) -> {
                    ColumnSchema lesser = learnedNumber(schema, low, number);
                    ColumnSchema greater = learnedNumber(schema, high, number);
                    boolean alike = lesser.type().temporal() == greater.type().temporal();
                    require(alike, number, "compares a number with a time");
                }
                case Range range -> learnedNumber(schema, range.column(), number);
                case FixedCombinations fixed ->
                    fixed.columns().forEach(column -> {
                        require(!Makers.needed(schema.column(column)), number, "combines a column that is made anew");
                        require(combined.add(column), number, "combines a column that another one combines");
                    });
                case Formula formula -> {
                    require(!Makers.needed(schema.column(formula.column())), number, "computes a column made anew");
                    require(computed.add(formula.column()), number, "computes a column that another one computes");
                    formula.columns().forEach(column -> {
                        boolean holdsNumbers = schema.column(column).type().numeric()
                                && !schema.column(column).type().temporal();
                        require(holdsNumbers, number, "computes with a column that holds no numbers");
                    });
                }
                case Unique unique -> {}
                case NotNull notNull -> {}
            }
        }
    }

    private static ColumnSchema learnedNumber(TableSchema schema, String name, int number) {
        ColumnSchema column = schema.column(name);
        require(column.type().numeric(), number, "needs numbers or times");
        require(!Makers.needed(column), number, "speaks of a column that is made anew");
        return column;
    }

    private static void require(boolean holds, int constraint, String otherwise) {
        if (!holds) {
            throw ConstraintException.invalid(constraint, otherwise);
        }
    }

    /**
     * Checks that the real rows keep all constraints; which are meaningful for the table.
     *
     * <p>Uniqueness is judged by 64-bit hashes of the values: for a million rows the chance of a false finding is one in 30 million.
     *
     * @throws ConstraintException with CONSTRAINT_BROKEN, the number of rows that break the first broken one, and the first of them
     * @throws SynthesisException with OPTION_INVALID
     */
    public static void requireKept(List<Constraint> constraints, Table real) {
        for (int i = 0; i < constraints.size(); i++) {
            Constraint constraint = constraints.get(i);
            IntPredicate kept = constraint instanceof Unique unique
                    ? new SeenRows(List.of(unique)).firstOf(real)
                    : Rule.of(constraint, real).on(real);
            long broken = 0;
            List<Integer> first = new ArrayList<>();
            for (int row = 0; row < real.rows(); row++) {
                if (!kept.test(row)) {
                    broken++;
                    if (first.size() < MOST_ROWS_NAMED) {
                        first.add(row + 1);
                    }
                }
            }
            if (broken > 0) {
                throw ConstraintException.broken(i, broken, first);
            }
        }
    }
}
