package io.syntho.synthesis.encoding;

import io.syntho.synthesis.transform.RowRandom;
import io.syntho.synthesis.transform.Treatment.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * How alike made rows and real rows are, two columns at a time: 1 minus the mean total variation distance between the two-way tables of coarse
 * levels. Unlike a network's loss it can be compared between steps and methods. Chance alone costs a little, the same for every candidate.
 */
public final class PairScore {

    private static final int MOST_LEVELS = 10;
    private static final int MOST_PAIRS = 200;

    private final EncodingPlan plan;
    private final Layout layout;
    private final List<int[]> pairs = new ArrayList<>();
    private final List<double[]> real = new ArrayList<>();

    /**
     * Compares with some rows of a table.
     *
     * @param rows those that no network learns from
     */
    public PairScore(EncodedTable table, int[] rows) {
        this.plan = table.plan();
        this.layout = table.layout();
        int blocks = layout.blocks().size();
        RowRandom random = new RowRandom(2, 0, 2);
        long all = (long) blocks * (blocks - 1) / 2;
        if (all <= MOST_PAIRS) {
            for (int a = 0; a < blocks; a++) {
                for (int b = 0; b < a; b++) {
                    pairs.add(new int[] {a, b});
                }
            }
        } else {
            for (int draw = 0; draw < MOST_PAIRS; draw++) {
                int a = random.below(blocks, draw, 0);
                int b = (a + 1 + random.below(blocks - 1, draw, 1)) % blocks;
                pairs.add(new int[] {a, b});
            }
        }
        int[][] levels = new int[blocks][rows.length];
        for (int b = 0; b < blocks; b++) {
            Layout.Block block = layout.blocks().get(b);
            for (int i = 0; i < rows.length; i++) {
                int cell = table.cells()[block.code()][rows[i]];
                double position = block.scalar() < 0 ? 0 : Position.of(table.scalars()[block.scalar()][rows[i]]);
                levels[b][i] = level(block, cell, position);
            }
        }
        pairs.forEach(pair -> real.add(shares(levels[pair[0]], levels[pair[1]])));
    }

    /**
     * The likeness of made rows, calibrated, to the real ones: 0 to 1.
     *
     * @param outputs row-major, as wide as the layout
     */
    public double of(float[] outputs, Calibration calibration) {
        if (pairs.isEmpty()) {
            return 1;
        }
        int rows = outputs.length / layout.width();
        int blocks = layout.blocks().size();
        RowRandom random = new RowRandom(3, 0, blocks);
        int[][] levels = new int[blocks][rows];
        for (int b = 0; b < blocks; b++) {
            Layout.Block block = layout.blocks().get(b);
            for (int i = 0; i < rows; i++) {
                int from = i * layout.width();
                int cell = calibration.cell(b, outputs, from + block.first(), random.uniform(i, b));
                double position =
                        block.scalar() < 0 ? 0 : calibration.position(b, cell, outputs[from + block.scalar()]);
                levels[b][i] = level(block, cell, position);
            }
        }
        double score = 0;
        for (int p = 0; p < pairs.size(); p++) {
            double[] made = shares(levels[pairs.get(p)[0]], levels[pairs.get(p)[1]]);
            double distance = 0;
            for (int i = 0; i < made.length; i++) {
                distance += Math.abs(made[i] - real.get(p)[i]) / 2;
            }
            score += (1 - distance) / pairs.size();
        }
        return score;
    }

    private int level(Layout.Block block, int cell, double position) {
        ColumnCode code = plan.codes().get(block.code());
        if (code.modes().isEmpty()) {
            return Math.min(cell, MOST_LEVELS);
        }
        NumberModes modes = code.modes().get();
        if (cell == modes.missingCell()) {
            return MOST_LEVELS;
        }
        Numbers numbers = (Numbers) plan.plans().get(code.plan()).treatment();
        double value = modes.value(numbers, cell, position);
        int piece = numbers.quantiles().pieceOf(value);
        return Math.min(MOST_LEVELS - 1, (int) (numbers.quantiles().position(piece, value) * MOST_LEVELS));
    }

    private static double[] shares(int[] one, int[] other) {
        double[] shares = new double[(MOST_LEVELS + 1) * (MOST_LEVELS + 1)];
        double part = 1.0 / one.length;
        for (int i = 0; i < one.length; i++) {
            shares[one[i] * (MOST_LEVELS + 1) + other[i]] += part;
        }
        return shares;
    }
}
