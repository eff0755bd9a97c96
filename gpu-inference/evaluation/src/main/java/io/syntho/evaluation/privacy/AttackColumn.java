package io.syntho.evaluation.privacy;

import io.syntho.evaluation.run.Sampling;
import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.Column;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.NumericColumn;
import java.util.Arrays;
import java.util.SplittableRandom;

/** A column of the synthetic table as an attacker sees it: makes conditions from its values. */
final class AttackColumn {

    /** Values from which the median is taken. */
    private static final int MEDIAN_ROWS = 10_001;

    private final int index;
    private final Column column;
    private final boolean ordered;
    private final double unit;
    private final double low;
    private final double median;
    private final double high;

    /** @param index the column's place among those attacked */
    AttackColumn(int index, Column column, ColumnSchema schema, double unit, long seed) {
        this.index = index;
        this.column = column;
        this.unit = unit;
        ordered = column instanceof NumericColumn && schema.meaning() != Meaning.CATEGORICAL;
        double[] sorted =
                column instanceof NumericColumn numeric && ordered ? sorted(numeric.values(), seed) : new double[0];
        median = sorted.length == 0 ? 0 : sorted[sorted.length / 2];
        double[] bounds = column instanceof NumericColumn numeric ? bounds(numeric.values()) : new double[2];
        low = bounds[0];
        high = bounds[1];
    }

    String name() {
        return column.name();
    }

    /** Whether it holds numbers or instants on a scale. */
    boolean ordered() {
        return ordered;
    }

    double low() {
        return low;
    }

    double high() {
        return high;
    }

    /** That the value is as in {@code row}, as far as can be written. */
    Condition same(int row) {
        return switch (column) {
            case CodedColumn coded ->
                coded.text(row)
                        .<Condition>map(text -> new Condition.Is(index, text))
                        .orElse(new Condition.Missing(index));
            case NumericColumn numeric -> {
                double value = numeric.values()[row];
                yield Double.isNaN(value) ? new Condition.Missing(index) : between(value, value);
            }
        };
    }

    /** What an attacker says of {@code row} to single it out: the value itself, or that it is at least or at most so much, away from the median. */
    Condition telling(int row) {
        if (!ordered || column.isMissing(row)) {
            return same(row);
        }
        double value = ((NumericColumn) column).values()[row];
        return value > median ? atLeast(value) : atMost(value);
    }

    /** Something that might be said of a row by one who has seen no more than the kinds of values there are. */
    Condition guessed(SplittableRandom random) {
        if (!ordered || high <= low) {
            return same(random.nextInt(column.size()));
        }
        double value = random.nextDouble(low, high);
        return random.nextBoolean() ? atLeast(value) : atMost(value);
    }

    Condition atLeast(double value) {
        return between(value, Double.POSITIVE_INFINITY);
    }

    Condition atMost(double value) {
        return between(Double.NEGATIVE_INFINITY, value);
    }

    /** As values are written: half a unit to each side of what is written. */
    private Condition between(double least, double most) {
        return new Condition.Within(index, written(least) - unit / 2, written(most) + unit / 2);
    }

    private double written(double value) {
        return unit > 0 && Double.isFinite(value) ? Math.rint(value / unit) * unit : value;
    }

    private static double[] sorted(double[] values, long seed) {
        int[] rows = Sampling.rows(values.length, MEDIAN_ROWS, seed);
        double[] some = Arrays.stream(rows)
                .mapToDouble(row -> values[row])
                .filter(value -> !Double.isNaN(value))
                .toArray();
        Arrays.sort(some);
        return some;
    }

    private static double[] bounds(double[] values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            low = value < low ? value : low;
            high = value > high ? value : high;
        }
        return new double[] {low, high};
    }
}
