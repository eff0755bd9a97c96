package io.syntho.evaluation;

import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.Column;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Made-up tables whose true structure is known. */
public final class Samples {

    private static final String[] REGIONS = {"north", "south", "east", "west"};
    private static final String[] PLANS = {"basic", "plus", "premium"};

    private Samples() {}

    /** People with dependent columns: age → income → plan, region apart, some incomes missing; awkward column names throughout. */
    public static Table people(int rows, long seed) {
        Random random = new Random(seed);
        double[] age = new double[rows];
        double[] income = new double[rows];
        double[] joined = new double[rows];
        double[] visits = new double[rows];
        List<String> region = new ArrayList<>();
        List<String> plan = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            age[row] = Math.rint(18 + 50 * random.nextDouble());
            double earned = 800 * age[row] + 6_000 * random.nextGaussian();
            income[row] = random.nextInt(20) == 0 ? Double.NaN : Math.rint(earned * 100) / 100;
            joined[row] = 86_400e6 * Math.rint(18_000 + 800 * random.nextDouble());
            visits[row] = random.nextInt(6);
            region.add(REGIONS[random.nextInt(4)]);
            plan.add(PLANS[(int) Math.clamp((earned - 15_000) / 15_000, 0, 2)]);
        }
        return new Table(List.of(
                new NumericColumn("a b", age),
                new NumericColumn("x\"y", income),
                new NumericColumn("Straße", joined),
                new NumericColumn("visits", visits),
                text("region", region),
                text("plan'; drop table", plan)));
    }

    /** What the columns of {@link #people} mean. */
    public static TableSchema peopleSchema() {
        return new TableSchema(List.of(
                ColumnSchema.of("a b", StorageType.INTEGER, Meaning.CONTINUOUS),
                ColumnSchema.of("x\"y", StorageType.DECIMAL, Meaning.CONTINUOUS)
                        .with(io.syntho.tabular.ValueFormat.ofDecimals(2)),
                ColumnSchema.of("Straße", StorageType.DATE, Meaning.DATETIME),
                ColumnSchema.of("visits", StorageType.INTEGER, Meaning.CATEGORICAL),
                ColumnSchema.of("region", StorageType.STRING, Meaning.CATEGORICAL),
                ColumnSchema.of("plan'; drop table", StorageType.STRING, Meaning.CATEGORICAL)));
    }

    /** The same table with every column shuffled by itself: perfect shapes, no trends. */
    public static Table shuffled(Table table, long seed) {
        Random random = new Random(seed);
        List<Column> columns = new ArrayList<>();
        for (Column column : table.columns()) {
            int[] rows = new int[table.rows()];
            for (int row = 0; row < rows.length; row++) {
                int other = random.nextInt(row + 1);
                rows[row] = rows[other];
                rows[other] = row;
            }
            columns.add(column.select(rows));
        }
        return new Table(columns);
    }

    /** A column of text; null is missing. */
    public static CodedColumn text(String name, List<String> values) {
        Map<String, Integer> codes = new LinkedHashMap<>();
        int[] rows = new int[values.size()];
        for (int row = 0; row < rows.length; row++) {
            String value = values.get(row);
            rows[row] = value == null ? CodedColumn.MISSING : codes.computeIfAbsent(value, _ -> codes.size());
        }
        return new CodedColumn(name, rows, List.copyOf(codes.keySet()));
    }

    /** A column of text. */
    public static CodedColumn text(String name, String... values) {
        return text(name, java.util.Arrays.asList(values));
    }

    /** A column of numbers. */
    public static NumericColumn numbers(String name, double... values) {
        return new NumericColumn(name, values);
    }

    /** The first {@code rows} rows from {@code first} on. */
    public static Table slice(Table table, int first, int rows) {
        return table.select(
                java.util.stream.IntStream.range(first, first + rows).toArray());
    }

    /** Both tables' rows, columns of {@code upper}'s dictionaries first. */
    public static Table stacked(Table upper, Table lower) {
        List<Column> columns = new ArrayList<>();
        for (Column column : upper.columns()) {
            switch (column) {
                case NumericColumn numeric -> {
                    double[] more = ((NumericColumn) lower.column(column.name())).values();
                    double[] both = java.util.Arrays.copyOf(numeric.values(), numeric.size() + more.length);
                    System.arraycopy(more, 0, both, numeric.size(), more.length);
                    columns.add(new NumericColumn(column.name(), both));
                }
                case CodedColumn coded -> {
                    List<String> both = new ArrayList<>();
                    CodedColumn more = (CodedColumn) lower.column(column.name());
                    for (int row = 0; row < coded.size(); row++) {
                        both.add(coded.text(row).orElse(null));
                    }
                    for (int row = 0; row < more.size(); row++) {
                        both.add(more.text(row).orElse(null));
                    }
                    columns.add(text(column.name(), both));
                }
            }
        }
        return new Table(columns);
    }
}
