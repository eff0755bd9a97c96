package io.syntho.evaluation.quality;

import io.syntho.evaluation.run.Comparison;
import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.Column;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.NumericColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One column of the three tables on one scale: quantities as numbers, everything else as codes into shared categories. */
sealed interface Aligned {

    /** Code of a missing category. */
    int MISSING = CodedColumn.MISSING;

    /** Quantities and instants; a missing value is {@code NaN}. */
    record Numbers(double[] train, double[] holdout, double[] synthetic, boolean temporal) implements Aligned {

        /** The tables' values in the order of {@link PairColumn}. */
        double[][] tables() {
            return new double[][] {train, holdout, synthetic};
        }
    }

    /** Categories; a code is an index into {@code labels}, or {@link #MISSING}. Labels may hold categories that no row has. */
    record Categories(int[] train, int[] holdout, int[] synthetic, List<String> labels) implements Aligned {

        /** The tables' codes in the order of {@link PairColumn}. */
        int[][] tables() {
            return new int[][] {train, holdout, synthetic};
        }
    }

    /** Aligns a column of a comparison. */
    static Aligned of(ColumnSchema schema, Comparison tables) {
        return of(
                schema,
                tables.train().column(schema.name()),
                tables.holdout().column(schema.name()),
                tables.synthetic().column(schema.name()));
    }

    /** Aligns a column. Numbers that only name things, such as a rating or a year of study, become categories. */
    static Aligned of(ColumnSchema schema, Column train, Column holdout, Column synthetic) {
        return switch (train) {
            case CodedColumn coded -> coded(coded, (CodedColumn) holdout, (CodedColumn) synthetic);
            case NumericColumn numeric
            when schema.meaning() == Meaning.CATEGORICAL ->
                numericCategories(schema, numeric, (NumericColumn) holdout, (NumericColumn) synthetic);
            case NumericColumn numeric ->
                new Numbers(
                        numeric.values(),
                        ((NumericColumn) holdout).values(),
                        ((NumericColumn) synthetic).values(),
                        schema.type().temporal());
        };
    }

    private static Categories coded(CodedColumn train, CodedColumn holdout, CodedColumn synthetic) {
        Map<String, Integer> index = HashMap.newHashMap(train.dictionary().size());
        List<String> labels = new ArrayList<>(train.dictionary());
        for (int code = 0; code < labels.size(); code++) {
            index.put(labels.get(code), code);
        }
        return new Categories(
                train.codes(), recode(holdout, train, index, labels), recode(synthetic, train, index, labels), labels);
    }

    private static int[] recode(
            CodedColumn column, CodedColumn train, Map<String, Integer> index, List<String> labels) {
        if (column.dictionary().equals(train.dictionary())) {
            return column.codes();
        }
        int[] shared = new int[column.dictionary().size()];
        for (int code = 0; code < shared.length; code++) {
            String label = column.dictionary().get(code);
            Integer known = index.putIfAbsent(label, labels.size());
            if (known == null) {
                known = labels.size();
                labels.add(label);
            }
            shared[code] = known;
        }
        int[] codes = new int[column.size()];
        for (int row = 0; row < codes.length; row++) {
            int code = column.codes()[row];
            codes[row] = code == MISSING ? MISSING : shared[code];
        }
        return codes;
    }

    private static Categories numericCategories(
            ColumnSchema schema, NumericColumn train, NumericColumn holdout, NumericColumn synthetic) {
        double[] distinct = distinct(train.values(), holdout.values(), synthetic.values());
        List<String> labels = Arrays.stream(distinct)
                .mapToObj(value -> NumberText.of(value, schema.type()))
                .toList();
        return new Categories(
                codes(train.values(), distinct),
                codes(holdout.values(), distinct),
                codes(synthetic.values(), distinct),
                labels);
    }

    /** Ascending. Needs the memory of one column, not of all at once. */
    private static double[] distinct(double[]... columns) {
        return sortedDistinct(Arrays.stream(columns)
                .map(Aligned::sortedDistinct)
                .flatMapToDouble(Arrays::stream)
                .toArray());
    }

    /** Adding 0.0 turns -0.0 into 0.0, which sorting and searching would otherwise tell apart. */
    private static double[] sortedDistinct(double[] values) {
        double[] sorted = new double[values.length];
        int present = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                sorted[present++] = value + 0.0;
            }
        }
        Arrays.sort(sorted, 0, present);
        int size = 0;
        for (int i = 0; i < present; i++) {
            if (size == 0 || sorted[size - 1] != sorted[i]) {
                sorted[size++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, size);
    }

    private static int[] codes(double[] values, double[] distinct) {
        int[] codes = new int[values.length];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = Double.isNaN(values[row]) ? MISSING : Arrays.binarySearch(distinct, values[row] + 0.0);
        }
        return codes;
    }
}
