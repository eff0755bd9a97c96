package io.syntho.tabular;

/**
 * Numbers or instants. A missing value is {@code NaN}; sources' own NaN and infinities are read as missing, so nothing else is lost.
 *
 * @param name the column's name
 * @param values one value a row; instants are microseconds since 1970-01-01 UTC
 */
public record NumericColumn(String name, double[] values) implements Column {

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public boolean isMissing(int row) {
        return Double.isNaN(values[row]);
    }

    @Override
    public NumericColumn select(int[] rows) {
        double[] selected = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            selected[i] = values[rows[i]];
        }
        return new NumericColumn(name, selected);
    }

    @Override
    public NumericColumn named(String newName) {
        return new NumericColumn(newName, values);
    }

    @Override
    public long bytes() {
        return 8L * values.length;
    }
}
