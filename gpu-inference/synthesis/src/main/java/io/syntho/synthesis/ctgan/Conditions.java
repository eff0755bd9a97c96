package io.syntho.synthesis.ctgan;

import io.syntho.synthesis.encoding.EncodingPlan;
import io.syntho.synthesis.encoding.Layout;
import java.util.random.RandomGenerator;

/**
 * Draws conditions: a column, each as likely as another, and one of its cells (Xu et al. 2019, section 4.3). Here the modes of numbers count as cells,
 * too.
 */
final class Conditions {

    private final Layout layout;
    private final double[][] cumulative;

    /**
     * Draws by weights.
     *
     * @param weights per block, any positive multiple of the probability of each cell
     */
    Conditions(Layout layout, double[][] weights) {
        this.layout = layout;
        this.cumulative = new double[weights.length][];
        for (int b = 0; b < weights.length; b++) {
            cumulative[b] = new double[weights[b].length];
            double sum = 0;
            for (int cell = 0; cell < weights[b].length; cell++) {
                sum += weights[b][cell];
                cumulative[b][cell] = sum;
            }
        }
    }

    /** Draws cells as often as the table has them. */
    static Conditions byShare(EncodingPlan plan) {
        Layout layout = plan.layout();
        return new Conditions(
                layout,
                layout.blocks().stream()
                        .map(block -> plan.codes().get(block.code()).shares())
                        .toArray(double[][]::new));
    }

    /** A block. */
    int block(RandomGenerator random) {
        return random.nextInt(cumulative.length);
    }

    /** A cell of a block. */
    int cell(int block, RandomGenerator random) {
        double[] sums = cumulative[block];
        double wanted = random.nextDouble() * sums[sums.length - 1];
        int cell = 0;
        while (cell < sums.length - 1 && wanted >= sums[cell]) {
            cell++;
        }
        return cell;
    }

    /** Where a cell stands in a condition. */
    int index(int block, int cell) {
        return layout.blocks().get(block).first() - layout.scalars() + cell;
    }
}
