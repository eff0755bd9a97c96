package io.syntho.synthesis.autoregressive;

import io.syntho.synthesis.Cancellation;
import io.syntho.synthesis.regenerate.Maker;
import io.syntho.synthesis.transform.ColumnBuilder;
import io.syntho.synthesis.transform.ColumnPlan;
import io.syntho.synthesis.transform.RowRandom;
import io.syntho.synthesis.transform.Treatment.Categories;
import io.syntho.synthesis.transform.Treatment.Fixed;
import io.syntho.synthesis.transform.Treatment.Made;
import io.syntho.synthesis.transform.Treatment.Numbers;
import io.syntho.tabular.Column;
import io.syntho.tabular.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes batches of rows out of drawn cells. Used by one thread. */
final class RowMaker implements AutoCloseable {

    private final List<ColumnPlan> plans;
    private final Map<Integer, Integer> learnedOfPlan = new HashMap<>();
    private final Limits limits;
    private final Drawer drawer;
    private final List<RowRandom> randoms = new ArrayList<>();
    private int[][] block = new int[0][];
    private long blockAt = -1;

    /**
     * A maker.
     *
     * @param drawer draws the learned columns; closed with this
     * @param seed of the values within cells
     */
    RowMaker(AutoregressiveContent content, Limits limits, Drawer drawer, long seed) {
        this.plans = content.plans();
        this.limits = limits;
        this.drawer = drawer;
        for (int plan : content.learned()) {
            learnedOfPlan.put(plan, learnedOfPlan.size());
        }
        for (int plan = 0; plan < plans.size(); plan++) {
            randoms.add(new RowRandom(seed, 1 + plan, Maker.DRAWS));
        }
    }

    /** Rows {@code first} to {@code first + count} − 1. */
    Table batch(long first, int count, Cancellation cancellation) {
        int[][] cells = cells(first, count, cancellation);
        List<Column> columns = new ArrayList<>();
        for (int plan = 0; plan < plans.size(); plan++) {
            cancellation.check();
            int learned = learnedOfPlan.getOrDefault(plan, -1);
            columns.add(column(plan, learned, learned < 0 ? new int[count] : cells[learned], first));
        }
        return new Table(columns);
    }

    private int[][] cells(long first, int count, Cancellation cancellation) {
        int[][] cells = new int[learnedOfPlan.size()][count];
        for (int done = 0; done < count && cells.length > 0; ) {
            cancellation.check();
            long row = first + done;
            long at = row - row % Drawer.BLOCK;
            if (at != blockAt) {
                block = drawer.draw(at);
                blockAt = at;
            }
            int from = (int) (row - at);
            int part = Math.min(Drawer.BLOCK - from, count - done);
            for (int c = 0; c < cells.length; c++) {
                System.arraycopy(block[c], from, cells[c], done, part);
            }
            done += part;
        }
        return cells;
    }

    private Column column(int plan, int learned, int[] cells, long first) {
        String name = plans.get(plan).schema().name();
        RowRandom random = randoms.get(plan);
        int rows = cells.length;
        switch (plans.get(plan).treatment()) {
            case Categories categories -> {
                ColumnBuilder.OfCategories builder = new ColumnBuilder.OfCategories(categories, rows);
                for (int i = 0; i < rows; i++) {
                    builder.put(i, cells[i], random.uniform(first + i, 0));
                }
                return builder.build(name);
            }
            case Numbers numbers -> {
                ColumnBuilder.OfNumbers builder = new ColumnBuilder.OfNumbers(rows);
                int missing = numbers.missingShare() > 0 ? numbers.quantiles().pieces() : -1;
                for (int i = 0; i < rows; i++) {
                    double share = random.uniform(first + i, 0);
                    builder.put(
                            i,
                            cells[i] == missing
                                    ? Double.NaN
                                    : NumberPieces.within(
                                            numbers,
                                            cells[i],
                                            share,
                                            limits.bounds().get(learned)));
                }
                return builder.build(name);
            }
            case Made made -> {
                ColumnBuilder.OfMade builder = new ColumnBuilder.OfMade(made, random, rows);
                for (int i = 0; i < rows; i++) {
                    builder.put(i, first + i, cells[i] == 0);
                }
                return builder.build(name);
            }
            case Fixed fixed -> {
                return new ColumnBuilder.OfFixed(fixed, rows).build(name);
            }
        }
    }

    @Override
    public void close() {
        drawer.close();
    }
}
