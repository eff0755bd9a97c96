package io.syntho.evaluation.privacy;

import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.Column;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.NumericColumn;
import java.util.Arrays;

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
            case NumericColumn _, CodedColumn _ -> named(RowKeys.values(column, unit));
        };
    }

    private static Ranks named(long[] keys) {
        KeyIndex index = new KeyIndex();
        int[] ranks = new int[keys.length];
        for (int row = 0; row < ranks.length; row++) {
            ranks[row] = index.add(keys[row]);
        }
        return new Ranks(ranks, index.size(), false);
    }

    private static Ranks ordered(double[] values, double unit) {
        double[] written = new double[values.length];
        for (int row = 0; row < written.length; row++) {
            double value = Double.isNaN(values[row]) ? Double.NEGATIVE_INFINITY : values[row];
            written[row] = (unit > 0 ? Math.rint(value / unit) : value) + 0.0;
        }
        double[] distinct = Arrays.stream(written).sorted().distinct().toArray();
        int[] ranks = new int[written.length];
        for (int row = 0; row < ranks.length; row++) {
            ranks[row] = Arrays.binarySearch(distinct, written[row]);
        }
        return new Ranks(ranks, distinct.length, true);
    }
}
