package io.syntho.synthesis.autoregressive;

import io.syntho.synthesis.transform.CategorySet;
import io.syntho.synthesis.transform.NumericCategories;
import io.syntho.synthesis.transform.Treatment;
import io.syntho.synthesis.transform.Treatment.Categories;
import io.syntho.synthesis.transform.Treatment.Fixed;
import io.syntho.synthesis.transform.Treatment.Made;
import io.syntho.synthesis.transform.Treatment.Numbers;
import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.Column;
import io.syntho.tabular.NumericColumn;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** The cells that a training column's values fall in. */
final class Coder {

    private Coder() {}

    /** The cell of each of {@code rows}. A missing value in a column with too few of them to tell gets the most frequent cell. */
    static int[] cells(Treatment treatment, Cells cells, Column column, int[] rows) {
        int fallback = IntStream.range(0, cells.cells())
                .reduce((a, b) -> cells.share(b) > cells.share(a) ? b : a)
                .orElse(0);
        int missing = cells.missing() >= 0 ? cells.missing() : fallback;
        return switch (treatment) {
            case Categories(CategorySet set, boolean numeric) ->
                categories(set, column.select(rows), missing, fallback);
            case Numbers numbers -> numbers(numbers, ((NumericColumn) column).values(), rows, missing);
            case Made made ->
                Arrays.stream(rows).map(row -> column.isMissing(row) ? 1 : 0).toArray();
            case Fixed fixed -> new int[rows.length];
        };
    }

    private static int[] categories(CategorySet set, Column column, int missing, int fallback) {
        CodedColumn coded =
                column instanceof NumericColumn numeric ? NumericCategories.coded(numeric) : (CodedColumn) column;
        Map<String, Integer> cellOf = new HashMap<>();
        for (int cell = 0; cell < set.labels().size(); cell++) {
            cellOf.put(set.labels().get(cell), cell);
        }
        int rare = set.pooledCell() >= 0 ? set.pooledCell() : fallback;
        int[] cellOfCode = coded.dictionary().stream()
                .mapToInt(label -> cellOf.getOrDefault(label, rare))
                .toArray();
        return Arrays.stream(coded.codes())
                .map(code -> code == CodedColumn.MISSING ? missing : cellOfCode[code])
                .toArray();
    }

    private static int[] numbers(Numbers numbers, double[] values, int[] rows, int missing) {
        return Arrays.stream(rows)
                .map(row -> Double.isNaN(values[row])
                        ? missing
                        : numbers.quantiles().pieceOf(values[row]))
                .toArray();
    }
}
