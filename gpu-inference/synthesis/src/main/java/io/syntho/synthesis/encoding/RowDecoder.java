package io.syntho.synthesis.encoding;

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
import java.util.Arrays;
import java.util.List;

/** Turns a network's outputs into rows of a table. Used by one thread. */
public final class RowDecoder {

    /** Streams of a seed beside those of the columns, which follow it. */
    private static final int PICKS = 0;

    private final List<ColumnPlan> plans;
    private final List<ColumnCode> codes;
    private final Layout layout;
    private final Calibration calibration;
    private final int[] blockOfPlan;
    private final RowRandom picks;
    private final List<RowRandom> randoms = new ArrayList<>();

    /**
     * Decodes rows of one seed.
     *
     * @param calibration of the layout's blocks
     */
    public RowDecoder(EncodingPlan plan, Calibration calibration, long seed) {
        this.plans = plan.plans();
        this.codes = plan.codes();
        this.layout = plan.layout();
        this.calibration = calibration;
        this.blockOfPlan = new int[plans.size()];
        Arrays.fill(blockOfPlan, -1);
        for (int b = 0; b < layout.blocks().size(); b++) {
            blockOfPlan[codes.get(layout.blocks().get(b).code()).plan()] = b;
        }
        this.picks = new RowRandom(seed, PICKS, Math.max(1, layout.blocks().size()));
        for (int p = 0; p < plans.size(); p++) {
            randoms.add(new RowRandom(seed, 1 + p, Maker.DRAWS));
        }
    }

    /** Begins a batch of {@code rows} rows. */
    public Batch batch(int rows) {
        return new Batch(rows);
    }

    /** Rows in the making: filled part by part, so that a network's outputs are needed for one part at a time. */
    public final class Batch {
        private final List<ColumnBuilder> builders = new ArrayList<>();
        private final int[] cells;

        private Batch(int rows) {
            this.cells = new int[rows];
            for (int p = 0; p < plans.size(); p++) {
                builders.add(
                        switch (plans.get(p).treatment()) {
                            case Categories categories -> new ColumnBuilder.OfCategories(categories, rows);
                            case Numbers numbers -> new ColumnBuilder.OfNumbers(rows);
                            case Made made -> new ColumnBuilder.OfMade(made, randoms.get(p), rows);
                            case Fixed fixed -> new ColumnBuilder.OfFixed(fixed, rows);
                        });
            }
        }

        /**
         * Puts some rows.
         *
         * @param outputs row-major, as wide as the layout: scalars, then each block's probabilities up to a common factor
         * @param begin which row of the outputs is the first
         * @param at where in the batch it goes
         * @param first its number in the whole sample
         * @param count how many
         */
        public void put(float[] outputs, int begin, int at, long first, int count) {
            for (int p = 0; p < plans.size(); p++) {
                Arrays.fill(cells, 0, count, 0);
                if (blockOfPlan[p] >= 0) {
                    pick(blockOfPlan[p], outputs, begin, first, count);
                }
                switch (builders.get(p)) {
                    case ColumnBuilder.OfCategories categories -> put(categories, randoms.get(p), at, first, count);
                    case ColumnBuilder.OfNumbers numbers -> put(p, numbers, outputs, begin, at, count);
                    case ColumnBuilder.OfMade made -> put(made, at, first, count);
                    case ColumnBuilder.OfFixed fixed -> {}
                }
            }
        }

        private void pick(int block, float[] outputs, int begin, long first, int count) {
            int from = begin * layout.width() + layout.blocks().get(block).first();
            for (int i = 0; i < count; i++) {
                cells[i] = calibration.cell(block, outputs, from, picks.uniform(first + i, block));
                from += layout.width();
            }
        }

        private void put(ColumnBuilder.OfCategories builder, RowRandom random, int at, long first, int count) {
            for (int i = 0; i < count; i++) {
                builder.put(at + i, cells[i], random.uniform(first + i, 0));
            }
        }

        private void put(ColumnBuilder.OfMade builder, int at, long first, int count) {
            for (int i = 0; i < count; i++) {
                builder.put(at + i, first + i, cells[i] == 0);
            }
        }

        private void put(int plan, ColumnBuilder.OfNumbers builder, float[] outputs, int begin, int at, int count) {
            int index = blockOfPlan[plan];
            Layout.Block block = layout.blocks().get(index);
            NumberModes modes = codes.get(block.code()).modes().orElseThrow();
            Numbers numbers = (Numbers) plans.get(plan).treatment();
            for (int i = 0; i < count; i++) {
                double position = 0;
                if (modes.mode(cells[i])) {
                    float scalar = outputs[(begin + i) * layout.width() + block.scalar()];
                    position = calibration.position(index, cells[i], scalar);
                }
                builder.put(at + i, modes.value(numbers, cells[i], position));
            }
        }

        /** The table, once every row is put. */
        public Table table() {
            List<Column> columns = new ArrayList<>();
            for (int p = 0; p < plans.size(); p++) {
                columns.add(builders.get(p).build(plans.get(p).schema().name()));
            }
            return new Table(columns);
        }
    }
}
