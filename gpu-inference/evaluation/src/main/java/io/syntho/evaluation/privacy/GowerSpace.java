package io.syntho.evaluation.privacy;

import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.Column;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows as points whose distance is the mean over columns of: numbers and instants {@code min(|x - y| / range, 1)}; categories 0 or 1; one side
 * missing 1; both missing 0 (after Gower, A General Coefficient of Similarity, Biometrics 1971). Every column becomes floats such that
 * {@code min(|x - y|, 1)} is its part of the distance: one loop without branches serves all kinds.
 */
final class GowerSpace {

    /** Further than 1 from every present value, and 0 from itself. */
    private static final float MISSING = -8;

    private static final float LOWEST = -2;
    private static final float HIGHEST = 3;

    private final List<Axis> axes;

    private final boolean varies;

    private GowerSpace(List<Axis> axes, boolean varies) {
        this.axes = axes;
        this.varies = varies;
    }

    private sealed interface Axis {
        String column();

        record Scale(String column, double low, double range) implements Axis {}

        record Names(String column, Map<String, Integer> codes) implements Axis {}

        record Levels(String column, Map<Double, Integer> codes) implements Axis {}
    }

    /** The space of the training table: ranges are its own. */
    static GowerSpace of(Table train, List<ColumnSchema> columns) {
        List<Axis> axes = new ArrayList<>();
        for (ColumnSchema schema : columns) {
            Column column = train.column(schema.name());
            axes.add(
                    switch (column) {
                        case CodedColumn _ -> new Axis.Names(schema.name(), new HashMap<>());
                        case NumericColumn _
                        when schema.meaning() == Meaning.CATEGORICAL -> new Axis.Levels(schema.name(), new HashMap<>());
                        case NumericColumn numeric -> scale(numeric);
                    });
        }
        return new GowerSpace(axes, columns.stream().anyMatch(schema -> varies(train.column(schema.name()))));
    }

    /** Whether the rows differ in this column. */
    static boolean varies(Column column) {
        return switch (column) {
            case CodedColumn coded -> Arrays.stream(coded.codes()).anyMatch(code -> code != coded.codes()[0]);
            case NumericColumn numeric ->
                Arrays.stream(numeric.values()).anyMatch(value -> Double.compare(value, numeric.values()[0]) != 0);
        };
    }

    private static Axis scale(NumericColumn column) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : column.values()) {
            low = value < low ? value : low;
            high = value > high ? value : high;
        }
        return new Axis.Scale(column.name(), low, high - low);
    }

    /** Whether the training rows differ in any column. */
    boolean varies() {
        return varies;
    }

    /** Number of columns. */
    int width() {
        return axes.size();
    }

    /** The points of some rows, {@code width × rows}. Categories get their codes as they are met, the same in every table. */
    float[][] points(Table table, int[] rows) {
        float[][] points = new float[axes.size()][];
        for (int axis = 0; axis < points.length; axis++) {
            Column column = table.column(axes.get(axis).column());
            points[axis] = switch (axes.get(axis)) {
                case Axis.Scale scale -> scaled(scale, ((NumericColumn) column).values(), rows);
                case Axis.Levels levels -> levels(levels, ((NumericColumn) column).values(), rows);
                case Axis.Names names -> names(names, (CodedColumn) column, rows);
            };
        }
        return points;
    }

    private static float[] scaled(Axis.Scale scale, double[] values, int[] rows) {
        float[] points = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            double offset = values[rows[i]] - scale.low();
            // Of a constant column any other value is as far as can be.
            double place = scale.range() > 0 ? offset / scale.range() : 2 * Math.signum(offset);
            points[i] = Double.isNaN(offset) ? MISSING : (float) Math.clamp(place, LOWEST, HIGHEST);
        }
        return points;
    }

    private static float[] levels(Axis.Levels levels, double[] values, int[] rows) {
        float[] points = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            double value = values[rows[i]];
            points[i] = Double.isNaN(value)
                    ? MISSING
                    : levels.codes()
                            .computeIfAbsent(value + 0.0, _ -> levels.codes().size());
        }
        return points;
    }

    private static float[] names(Axis.Names names, CodedColumn column, int[] rows) {
        float[] points = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            int code = column.codes()[rows[i]];
            points[i] = code == CodedColumn.MISSING
                    ? MISSING
                    : names.codes()
                            .computeIfAbsent(
                                    column.dictionary().get(code),
                                    _ -> names.codes().size());
        }
        return points;
    }
}
