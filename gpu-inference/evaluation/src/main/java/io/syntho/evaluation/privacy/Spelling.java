package io.syntho.evaluation.privacy;

import io.syntho.tabular.Column;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How finely numeric columns are written, so that values are compared as a reader sees them: a generator's 3.9999999 is written 4.
 *
 * @param units column → finest step; 0 when numbers are compared bit by bit
 */
record Spelling(Map<String, Double> units) {

    /** Microseconds in a day, minute, second and millisecond. */
    private static final double[] INSTANT_UNITS = {86_400e6, 60e6, 1e6, 1e3};

    Spelling {
        units = Map.copyOf(units);
    }

    /** Learns the units from the schema and, for instants, from the training rows. */
    static Spelling of(Table train, List<ColumnSchema> columns) {
        Map<String, Double> units = new HashMap<>();
        for (ColumnSchema column : columns) {
            units.put(column.name(), unit(train.column(column.name()), column));
        }
        return new Spelling(units);
    }

    double unit(String column) {
        return units.getOrDefault(column, 0.0);
    }

    private static double unit(Column column, ColumnSchema schema) {
        return switch (schema.type()) {
            case INTEGER -> 1;
            case DECIMAL ->
                schema.format().decimals() > 0 ? Math.pow(10, -schema.format().decimals()) : 0;
            case DATE, DATETIME -> column instanceof NumericColumn numeric ? instantUnit(numeric) : 0;
            case BOOLEAN, STRING -> 0;
        };
    }

    private static double instantUnit(NumericColumn column) {
        for (double unit : INSTANT_UNITS) {
            if (dividesAll(unit, column.values())) {
                return unit;
            }
        }
        return 1;
    }

    private static boolean dividesAll(double unit, double[] values) {
        for (double value : values) {
            if (!Double.isNaN(value) && value % unit != 0) {
                return false;
            }
        }
        return true;
    }
}
