package io.syntho.synthesis.constraint;

import io.syntho.synthesis.constraint.Constraint.FixedCombinations;
import io.syntho.synthesis.constraint.Constraint.Formula;
import io.syntho.synthesis.constraint.Constraint.Inequality;
import io.syntho.synthesis.constraint.Constraint.NotNull;
import io.syntho.synthesis.constraint.Constraint.Range;
import io.syntho.synthesis.constraint.Constraint.Unique;
import io.syntho.synthesis.transform.Grid;
import io.syntho.tabular.Column;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.Table;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * A constraint with what checking it needs.
 *
 * @param constraint the constraint
 * @param grid the numbers that a formula's column may hold: its results are rounded so
 */
record Rule(Constraint constraint, Grid grid) {

    private static final double ROUNDING = 1e-9;

    /** A constraint of {@code table}. */
    static Rule of(Constraint constraint, Table table) {
        return new Rule(
                constraint,
                constraint instanceof Formula formula
                        ? grid((NumericColumn) table.column(formula.column()))
                        : Grid.NONE);
    }

    /** Numbers with as many decimals as the column's. */
    static Grid grid(NumericColumn column) {
        double[] sorted = Arrays.stream(column.values())
                .filter(value -> !Double.isNaN(value))
                .map(value -> value + 0.0)
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return Grid.NONE;
        }
        Grid found = Grid.of(sorted);
        return found.unit() == 0 ? Grid.NONE : new Grid(found.scale(), 1, 0);
    }

    /** Which rows of {@code table} keep it; all, where it needs more than one row to tell. */
    IntPredicate on(Table table) {
        return switch (constraint) {
            case Inequality inequality -> inequality(inequality, table);
            case Range range -> {
                double[] values = numbers(table, range.column());
                yield row -> !(values[row] < range.min() || values[row] > range.max());
            }
            case Formula formula -> formula(formula, table);
            case NotNull notNull -> {
                Column column = table.column(notNull.column());
                yield row -> !column.isMissing(row);
            }
            case FixedCombinations fixed -> row -> true;
            case Unique unique -> row -> true;
        };
    }

    private static IntPredicate inequality(Inequality inequality, Table table) {
        double[] low = numbers(table, inequality.low());
        double[] high = numbers(table, inequality.high());
        return inequality.strict() ? row -> !(low[row] >= high[row]) : row -> !(low[row] > high[row]);
    }

    private IntPredicate formula(Formula formula, Table table) {
        Expression expression = Expression.parse(formula.expression());
        double[] values = numbers(table, formula.column());
        return row -> {
            double computed = expression.value(name -> numbers(table, name)[row]);
            double slack = formula.tolerance() + ROUNDING * Math.max(1, Math.abs(computed));
            boolean apart =
                    Math.abs(values[row] - computed) > slack && Math.abs(values[row] - grid.round(computed)) > slack;
            return !apart;
        };
    }

    private static double[] numbers(Table table, String column) {
        return ((NumericColumn) table.column(column)).values();
    }
}
