package io.syntho.evaluation.privacy;

import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.Column;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.Table;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToLongFunction;

/**
 * How often {@link Inference} would tell a column if the synthetic table were the training table itself. That is no certainty where people are equal in all other
 * columns: of these one is drawn, whose value may be another. Counted, not tried: rows with equal other columns are found by their keys.
 */
final class Reachable {

    private final Table train;
    private final List<ColumnSchema> learned;
    private final Spelling spelling;
    private final long[] all;

    Reachable(PrivacyProbe.Case given) {
        train = given.tables().train();
        learned = given.learned();
        spelling = given.spelling();
        all = new long[train.rows()];
        for (int column = 0; column < learned.size(); column++) {
            IntToLongFunction own = key(column);
            for (int row = 0; row < all.length; row++) {
                all[row] += own.applyAsLong(row);
            }
        }
    }

    /** Keys that differ from column to column, so that a sum of them stands for a row, and less one for the row's others. */
    private IntToLongFunction key(int column) {
        ColumnSchema schema = learned.get(column);
        IntToLongFunction value = RowKeys.keys(train.column(schema.name()), spelling.unit(schema.name()));
        return row -> RowKeys.mix(value.applyAsLong(row) + (column + 1) * 0x9E3779B97F4A7C15L);
    }

    /** Expected number of {@code targets}, training rows with a value in {@code column}, for which {@code secret} would be told. */
    double told(int column, Secret secret, int[] targets) {
        IntToLongFunction own = key(column);
        IntToLongFunction rest = row -> all[row] - own.applyAsLong(row);
        KeyIndex wanted = new KeyIndex();
        for (int target : targets) {
            wanted.add(rest.applyAsLong(target));
        }
        int[] groupOf = new int[all.length];
        for (int row = 0; row < groupOf.length; row++) {
            groupOf[row] = wanted.of(rest.applyAsLong(row));
        }
        RowGroups groups = RowGroups.of(groupOf, wanted.size());
        Column values = train.column(learned.get(column).name());
        double[] sorted = new double[groups.rows().length];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = value(values, groups.rows()[i]);
        }
        for (int group = 0; group < groups.count(); group++) {
            Arrays.sort(sorted, groups.starts()[group], groups.starts()[group + 1]);
        }
        double told = 0;
        for (int target : targets) {
            if (!values.isMissing(target)) {
                int group = groupOf[target];
                double value = value(values, target);
                double off = values instanceof NumericColumn ? secret.allowance(value) : 0;
                int near = first(sorted, groups, group, Math.nextUp(value + off))
                        - first(sorted, groups, group, value - off);
                told += (double) near / groups.size(group);
            }
        }
        return told;
    }

    /** Numbers themselves; texts by their code. Missing ones are beyond all others and equal nothing. */
    private static double value(Column column, int row) {
        return switch (column) {
            case NumericColumn numeric -> numeric.values()[row];
            case CodedColumn coded -> coded.isMissing(row) ? Double.NaN : coded.codes()[row];
        };
    }

    /** Place of the first value of a group that is at least {@code bound}. */
    private static int first(double[] sorted, RowGroups groups, int group, double bound) {
        int low = groups.starts()[group];
        int high = groups.starts()[group + 1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < bound) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
