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
import java.util.Optional;

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

    /**
     * Rows {@code first} to {@code first + count} − 1.
     *
     * @param outputs row-major, as wide as the layout: scalars, then each block's probabilities up to a common factor
     * @param begin which of its rows is the first
     */
    public Table table(float[] outputs, int begin, long first, int count) {
        List<Column> columns = new ArrayList<>();
        for (int p = 0; p < plans.size(); p++) {
            columns.add(column(p, outputs, begin, first, count));
        }
        return new Table(columns);
    }

    private Column column(int plan, float[] outputs, int begin, long first, int count) {
        String name = plans.get(plan).schema().name();
        RowRandom random = randoms.get(plan);
        Optional<Layout.Block> block = blockOfPlan[plan] < 0
                ? Optional.empty()
                : Optional.of(layout.blocks().get(blockOfPlan[plan]));
        int[] cells = new int[count];
        block.ifPresent(b -> pick(b, blockOfPlan[plan], outputs, begin, first, cells));
        switch (plans.get(plan).treatment()) {
            case Categories categories -> {
                ColumnBuilder.OfCategories builder = new ColumnBuilder.OfCategories(categories, count);
                for (int i = 0; i < count; i++) {
                    builder.put(i, cells[i], random.uniform(first + i, 0));
                }
                return builder.build(name);
            }
            case Numbers numbers -> {
                ColumnBuilder.OfNumbers builder = new ColumnBuilder.OfNumbers(count);
                Layout.Block own = block.orElseThrow();
                NumberModes modes = codes.get(own.code()).modes().orElseThrow();
                for (int i = 0; i < count; i++) {
                    double position = 0;
                    if (modes.mode(cells[i])) {
                        float scalar = outputs[(begin + i) * layout.width() + own.scalar()];
                        position = calibration.position(blockOfPlan[plan], cells[i], scalar);
                    }
                    builder.put(i, modes.value(numbers, cells[i], position));
                }
                return builder.build(name);
            }
            case Made made -> {
                ColumnBuilder.OfMade builder = new ColumnBuilder.OfMade(made, random, count);
                for (int i = 0; i < count; i++) {
                    builder.put(i, first + i, cells[i] == 0);
                }
                return builder.build(name);
            }
            case Fixed fixed -> {
                return new ColumnBuilder.OfFixed(fixed, count).build(name);
            }
        }
    }

    private void pick(Layout.Block block, int index, float[] outputs, int begin, long first, int[] cells) {
        for (int i = 0; i < cells.length; i++) {
            int from = (begin + i) * layout.width() + block.first();
            cells[i] = calibration.cell(index, outputs, from, picks.uniform(first + i, index));
        }
    }
}
