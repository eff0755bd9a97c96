package io.syntho.synthesis.copula;

import io.syntho.synthesis.transform.CategorySet;
import io.syntho.synthesis.transform.NumericCategories;
import io.syntho.synthesis.transform.Treatment.Categories;
import io.syntho.synthesis.transform.Treatment.Made;
import io.syntho.synthesis.transform.Treatment.Numbers;
import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.Column;
import io.syntho.tabular.NumericColumn;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A learned column as dependence is estimated from it: the cell of each row that takes part.
 *
 * @param shares share of all rows in each cell
 * @param cell the cell of each row that takes part; −1 where the value says nothing
 * @param coarse a coarser cell for each cell, in which other columns see this one
 * @param numbers the cells of a number column
 * @param values the numbers of each row that takes part; empty for other columns
 */
record TrainingColumn(double[] shares, int[] cell, int[] coarse, Optional<NumberCells> numbers, double[] values) {

    /** Others see at most this many categories by name. */
    private static final int MOST_COARSE = 16;

    /** The rows of a category column. */
    static TrainingColumn of(Categories categories, Column column, int[] rows) {
        Column part = column.select(rows);
        CodedColumn coded =
                part instanceof NumericColumn numeric ? NumericCategories.coded(numeric) : (CodedColumn) part;
        CategorySet set = categories.set();
        Map<String, Integer> cells = new HashMap<>();
        for (int cell = 0; cell < set.labels().size(); cell++) {
            cells.put(set.labels().get(cell), cell);
        }
        int[] cellOfCode = coded.dictionary().stream()
                .mapToInt(label -> cells.getOrDefault(label, set.pooledCell()))
                .toArray();
        int[] cell = IntStream.of(coded.codes())
                .map(code -> code == CodedColumn.MISSING ? set.missingCell() : cellOfCode[code])
                .toArray();
        double total = Arrays.stream(set.rows()).sum();
        double[] shares =
                Arrays.stream(set.rows()).mapToDouble(count -> count / total).toArray();
        return new TrainingColumn(shares, cell, coarse(shares), Optional.empty(), new double[0]);
    }

    /** The rows of a number column. */
    static TrainingColumn of(Numbers numbers, NumericColumn column, int[] rows) {
        NumberCells cells = NumberCells.of(numbers);
        double[] values = column.select(rows).values();
        int[] cell = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            cell[i] = Double.isNaN(values[i])
                    ? cells.missingCell()
                    : cells.binOf(numbers.quantiles().pieceOf(values[i]));
        }
        int[] coarse = IntStream.range(0, cells.cells()).toArray();
        return new TrainingColumn(cells.shares(), cell, coarse, Optional.of(cells), values);
    }

    /** Whether a value is there, for a column that is made anew. */
    static TrainingColumn of(Made made, Column column, int[] rows) {
        int[] cell =
                IntStream.of(rows).map(row -> column.isMissing(row) ? 1 : 0).toArray();
        double[] shares = {1 - made.missingShare(), made.missingShare()};
        return new TrainingColumn(shares, cell, new int[] {0, 1}, Optional.empty(), new double[0]);
    }

    int cells() {
        return shares.length;
    }

    int coarseCells() {
        return Arrays.stream(coarse).max().orElse(0) + 1;
    }

    private static int[] coarse(double[] shares) {
        List<Integer> byShare = IntStream.range(0, shares.length)
                .boxed()
                .sorted((a, b) -> Double.compare(shares[b], shares[a]))
                .toList();
        int[] coarse = new int[shares.length];
        for (int rank = 0; rank < shares.length; rank++) {
            coarse[byShare.get(rank)] = Math.min(rank, MOST_COARSE - 1);
        }
        return coarse;
    }
}
