package io.syntho.synthesis.transform;

import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.NumericColumn;
import java.util.Arrays;
import java.util.List;

/** Numbers that name things, such as classes or zones: as categories whose labels are the numbers. */
public final class NumericCategories {

    private NumericCategories() {}

    /** The column with each distinct number as a dictionary entry, smallest first. */
    public static CodedColumn coded(NumericColumn column) {
        double[] distinct = Arrays.stream(column.values())
                .filter(value -> !Double.isNaN(value))
                .map(value -> value + 0.0)
                .sorted()
                .distinct()
                .toArray();
        int[] codes = new int[column.size()];
        for (int row = 0; row < codes.length; row++) {
            double value = column.values()[row];
            codes[row] = Double.isNaN(value) ? CodedColumn.MISSING : Arrays.binarySearch(distinct, value + 0.0);
        }
        List<String> dictionary =
                Arrays.stream(distinct).mapToObj(Double::toString).toList();
        return new CodedColumn(column.name(), codes, dictionary);
    }

    /** The number of a label. */
    public static double number(String label) {
        return Double.parseDouble(label);
    }
}
