package io.syntho.synthesis.autoregressive;

import io.syntho.synthesis.autoregressive.Layout.Group;
import io.syntho.synthesis.autoregressive.Layout.Output;
import java.util.Arrays;

/** What the words would be if columns were independent: where learning begins. */
final class Biases {

    /** The logit of a word that cannot be said. */
    static final float NEVER = -1e9f;

    private Biases() {}

    /** Log shares of the first words of a group, {@link #NEVER} where there is no such word; zeros for second words, see {@link #slots}. */
    static float[] of(Layout layout, Group group) {
        float[] biases = new float[group.count() * group.width()];
        if (group.second()) {
            return biases;
        }
        Arrays.fill(biases, NEVER);
        for (int i = 0; i < group.count(); i++) {
            Output output = layout.outputs().get(group.first() + i);
            Cells cells = layout.columns().get(output.column());
            double[] shares = new double[cells.classes()];
            for (int cell = 0; cell < cells.cells(); cell++) {
                shares[cells.classOf(cell)] += cells.share(cell);
            }
            for (int word = 0; word < shares.length; word++) {
                biases[i * group.width() + word] = (float) Math.log(shares[word]);
            }
        }
        return biases;
    }

    /**
     * Log shares of the second words within each class of a column: classes × width. Where a class says it all, its one slot is certain.
     */
    static float[] slots(Cells cells, int width) {
        float[] biases = new float[cells.classes() * width];
        Arrays.fill(biases, NEVER);
        double[] shares = new double[cells.classes()];
        for (int cell = 0; cell < cells.cells(); cell++) {
            shares[cells.classOf(cell)] += cells.share(cell);
        }
        for (int cell = 0; cell < cells.cells(); cell++) {
            int group = cells.classOf(cell);
            biases[group * width + cells.slotOf(cell)] = (float) Math.log(cells.share(cell) / shares[group]);
        }
        return biases;
    }
}
