package io.syntho.synthesis.encoding;

import io.syntho.synthesis.Cancellation;
import io.syntho.synthesis.FitContext;
import io.syntho.synthesis.Progress;
import io.syntho.synthesis.Protection;
import io.syntho.synthesis.Stage;
import io.syntho.synthesis.fit.FitInput;
import io.syntho.synthesis.transform.CategorySet;
import io.syntho.synthesis.transform.ColumnPlan;
import io.syntho.synthesis.transform.ColumnPlanner;
import io.syntho.synthesis.transform.NumericCategories;
import io.syntho.synthesis.transform.RowRandom;
import io.syntho.synthesis.transform.Treatment.Categories;
import io.syntho.synthesis.transform.Treatment.Fixed;
import io.syntho.synthesis.transform.Treatment.Made;
import io.syntho.synthesis.transform.Treatment.Numbers;
import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.Column;
import io.syntho.tabular.NumericColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Plans the columns of a table and encodes its rows. Deterministic: the same table is always encoded the same way. */
public final class TableEncoder {

    private final Protection protection;
    private final List<ColumnPlan> plans = new ArrayList<>();
    private final List<ColumnCode> codes = new ArrayList<>();
    private final List<int[]> cells = new ArrayList<>();
    private final List<Optional<float[]>> positions = new ArrayList<>();

    private TableEncoder(Protection protection) {
        this.protection = protection;
    }

    /**
     * Encodes a table; tells the listener of {@link Stage#COLUMNS}.
     *
     * @param maxCategories most categories of a column that are learned by name
     * @throws io.syntho.synthesis.SynthesisException with CANCELLED
     */
    public static EncodedTable encode(FitInput input, Protection protection, int maxCategories, FitContext context) {
        Cancellation cancellation = context.cancellation();
        ColumnPlanner planner = new ColumnPlanner(protection, maxCategories);
        TableEncoder encoder = new TableEncoder(protection);
        int columns = input.columns().size();
        for (int i = 0; i < columns; i++) {
            cancellation.check();
            Column column = input.columns().get(i);
            encoder.add(planner.plan(column, input.schema().columns().get(i)), column);
            context.listener().onProgress(Progress.of(Stage.COLUMNS, (i + 1.0) / columns));
        }
        return encoder.table();
    }

    private EncodedTable table() {
        Layout layout = Layout.of(codes);
        float[][] scalars = new float[layout.scalars()][];
        for (Layout.Block block : layout.blocks()) {
            if (block.scalar() >= 0) {
                scalars[block.scalar()] = positions.get(block.code()).orElseThrow();
            }
        }
        return new EncodedTable(plans, codes, layout, cells.toArray(int[][]::new), scalars);
    }

    private void add(ColumnPlan plan, Column column) {
        int index = plans.size();
        plans.add(plan);
        switch (plan.treatment()) {
            case Categories categories -> {
                if (categories.set().cells() > 1) {
                    add(ColumnCode.of(index, categories), cells(categories, column), Optional.empty());
                }
            }
            case Numbers numbers -> addNumbers(index, numbers, (NumericColumn) column);
            case Made made -> {
                if (made.missingShare() > 0) {
                    int[] missing = IntStream.range(0, column.size())
                            .map(row -> column.isMissing(row) ? 1 : 0)
                            .toArray();
                    add(ColumnCode.of(index, made), missing, Optional.empty());
                }
            }
            case Fixed fixed -> {}
        }
    }

    private void add(ColumnCode code, int[] cell, Optional<float[]> position) {
        RowRandom random = new RowRandom(0, code.plan(), 1);
        for (int row = 0; row < cell.length; row++) {
            if (cell[row] < 0) {
                // Too few to have a cell of their own: they teach nothing.
                cell[row] = drawn(code.shares(), random.uniform(row, 0));
            }
        }
        codes.add(code);
        cells.add(cell);
        positions.add(position);
    }

    private static int drawn(double[] shares, double uniform) {
        int cell = 0;
        double left = uniform;
        while (cell < shares.length - 1 && left >= shares[cell]) {
            left -= shares[cell++];
        }
        return cell;
    }

    private static int[] cells(Categories categories, Column column) {
        CodedColumn coded =
                column instanceof NumericColumn numeric ? NumericCategories.coded(numeric) : (CodedColumn) column;
        CategorySet set = categories.set();
        Map<String, Integer> cellOfLabel = new HashMap<>();
        for (int cell = 0; cell < set.labels().size(); cell++) {
            cellOfLabel.put(set.labels().get(cell), cell);
        }
        int[] cellOfCode = coded.dictionary().stream()
                .mapToInt(label -> cellOfLabel.getOrDefault(label, set.pooledCell()))
                .toArray();
        return Arrays.stream(coded.codes())
                .map(code -> code == CodedColumn.MISSING ? set.missingCell() : cellOfCode[code])
                .toArray();
    }

    private void addNumbers(int plan, Numbers numbers, NumericColumn column) {
        double[] sorted = Arrays.stream(column.values())
                .filter(value -> !Double.isNaN(value))
                .map(value -> value + 0.0)
                .sorted()
                .toArray();
        WeightedValues distinct = WeightedValues.of(sorted);
        ModeFitter.Fitted fitted = ModeFitter.fit(distinct, numbers.missingShare(), protection.minimumRows());
        NumberModes modes = fitted.modes();
        int[] cellOf = new int[distinct.size()];
        float[] positionOf = new float[distinct.size()];
        for (int i = 0; i < cellOf.length; i++) {
            cellOf[i] = fitted.cell(distinct.values()[i]);
            if (modes.mode(cellOf[i])) {
                positionOf[i] = Position.scalar(fitted.position(cellOf[i], distinct.values()[i]));
            }
        }
        int[] cell = new int[column.size()];
        float[] position = new float[modes.modes().isEmpty() ? 0 : column.size()];
        for (int row = 0; row < cell.length; row++) {
            double value = column.values()[row];
            int at = Double.isNaN(value) ? -1 : Arrays.binarySearch(distinct.values(), value + 0.0);
            cell[row] = at < 0 ? modes.missingCell() : cellOf[at];
            if (at >= 0 && position.length > 0) {
                position[row] = positionOf[at];
            }
        }
        Optional<float[]> told = position.length == 0 ? Optional.empty() : Optional.of(position);
        add(new ColumnCode(plan, modes.shares(), Optional.of(modes)), cell, told);
    }
}
