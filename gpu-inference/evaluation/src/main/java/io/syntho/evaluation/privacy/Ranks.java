package io.syntho.evaluation.privacy;

import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.Column;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.NumericColumn;
import java.util.Arrays;
import java.util.function.IntToLongFunction;

/**
 * A column's values as places among its distinct ones. Numbers and instants are compared as they are written and stand in their order, missing ones below all; categories stand
 * in no order.
 *
 * @param ofRow place of each row's value, 0 to {@code count - 1}
 * @param count distinct values, the missing one among them
 * @param ordered whether a greater place is a greater value
 */
record Ranks(int[] ofRow, int count, boolean ordered) {

    /** Ranks the values of {@code column}, written in steps of {@code unit}. */
    static Ranks of(Column column, Meaning meaning, double unit) {
        return switch (column) {
            case NumericColumn numeric when meaning != Meaning.CATEGORICAL -> ordered(numeric.values(), unit);
            case NumericColumn _, CodedColumn _ -> named(column.size(), RowKeys.keys(column, unit));
        };
    }

    private static Ranks named(int rows, IntToLongFunction key) {
        KeyIndex index = new KeyIndex();
        int[] ranks = new int[rows];
        for (int row = 0; row < rows; row++) {
            ranks[row] = index.add(key.applyAsLong(row));
        }
        return new Ranks(ranks, index.size(), false);
    }

    private static Ranks ordered(double[] values, double unit) {
        double[] distinct = distinct(values, unit);
        int[] ranks = new int[values.length];
        for (int row = 0; row < ranks.length; row++) {
            ranks[row] = Arrays.binarySearch(distinct, written(values[row], unit));
        }
        return new Ranks(ranks, distinct.length, true);
    }

    private static double[] distinct(double[] values, double unit) {
        double[] sorted = new double[values.length];
        for (int row = 0; row < sorted.length; row++) {
            sorted[row] = written(values[row], unit);
        }
        Arrays.sort(sorted);
        int count = 0;
        for (double value : sorted) {
            if (count == 0 || value != sorted[count - 1]) {
                sorted[count++] = value;
            }
        }
        return Arrays.copyOf(sorted, count);
    }

    private static double written(double value, double unit) {
        double present = Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
        return (unit > 0 ? Math.rint(present / unit) : present) + 0.0;
    }
}
