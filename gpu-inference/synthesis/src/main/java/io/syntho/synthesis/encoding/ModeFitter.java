package io.syntho.synthesis.encoding;

import io.syntho.synthesis.transform.QuantileFunction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds heaps and modes of a number column: mode-specific normalisation after Xu et al. 2019 (section 4.2), with two changes. Values that far
 * more rows hold than their neighbours (40 hours a week, a gain of 0) become cells of their own, as a normal distribution around them would blur them;
 * and a value belongs to its most likely mode rather than to one drawn by chance, so that the same value is always told the same way.
 */
final class ModeFitter {

    static final int MOST_MODES = 10;
    private static final int MOST_HEAPS = 40;

    /** A column with so few values is nothing but heaps. */
    private static final int FEW_VALUES = 24;

    private static final int NEIGHBOURS = 4;
    private static final double STANDS_OUT = 4;
    private static final double LEAST_SHARE = 0.002;

    private final WeightedValues all;
    private final int minimumRows;
    private final double least;

    private ModeFitter(WeightedValues all, int minimumRows) {
        this.all = all;
        this.minimumRows = minimumRows;
        this.least = Math.max(minimumRows, LEAST_SHARE * all.rows());
    }

    /**
     * What was found.
     *
     * @param modes the cells
     * @param mixture parts the values that are no heaps; empty when there are no modes
     */
    record Fitted(NumberModes modes, Optional<Mixture> mixture) {

        /** The cell of a value that is not missing. */
        int cell(double value) {
            double[] heaps = modes.heaps();
            int found = Arrays.binarySearch(heaps, value);
            if (found >= 0) {
                return found;
            }
            if (mixture.isPresent()) {
                return heaps.length + mixture.get().mostLikely(value);
            }
            int next = -found - 1;
            boolean below = next == heaps.length || next > 0 && value - heaps[next - 1] <= heaps[next] - value;
            return below ? next - 1 : next;
        }

        /** The position of a value in its mode, in (0, 1). */
        double position(int cell, double value) {
            QuantileFunction mode = modes.modes().get(cell - modes.heaps().length);
            return mode.position(mode.pieceOf(value), value);
        }
    }

    /**
     * Finds the cells.
     *
     * @param sorted the values that are not missing, ascending, at least {@code minimumRows}
     * @param missingShare share of missing values, 0 when they get no cell
     */
    static Fitted fit(double[] sorted, double missingShare, int minimumRows) {
        return fit(WeightedValues.of(sorted), missingShare, minimumRows);
    }

    /** The same for values that are counted already. */
    static Fitted fit(WeightedValues values, double missingShare, int minimumRows) {
        return new ModeFitter(values, minimumRows).fit(missingShare);
    }

    private Fitted fit(double missingShare) {
        boolean[] heap = heaps();
        double[] heaps = IntStream.range(0, all.size())
                .filter(i -> heap[i])
                .mapToDouble(i -> all.values()[i])
                .toArray();
        WeightedValues loose = all.only(i -> !heap[i]);
        boolean parted = heaps.length == 0 || loose.rows() >= Math.max(least, 2.0 * minimumRows);
        Optional<Mixture> mixture = parted ? Optional.of(mixture(loose)) : Optional.empty();
        List<QuantileFunction> modes = new ArrayList<>();
        if (mixture.isPresent()) {
            int[] owner = owners(mixture.get(), loose);
            for (int k = 0; k < mixture.get().components(); k++) {
                int mode = k;
                double[] own = loose.only(i -> owner[i] == mode).spread();
                modes.add(QuantileFunction.fit(own, Math.min(minimumRows, own.length)));
            }
        }
        int present = heaps.length + modes.size();
        double[] shares = new double[present + (missingShare > 0 ? 1 : 0)];
        Fitted fitted = new Fitted(new NumberModes(heaps, modes, shares), mixture);
        for (int i = 0; i < all.size(); i++) {
            shares[fitted.cell(all.values()[i])] += (1 - missingShare) * all.counts()[i] / all.rows();
        }
        if (missingShare > 0) {
            shares[present] = missingShare;
        }
        return fitted;
    }

    private boolean[] heaps() {
        boolean few = all.size() <= FEW_VALUES;
        boolean[] heap = new boolean[all.size()];
        List<Integer> found = IntStream.range(0, all.size())
                .filter(i -> few ? all.counts()[i] >= minimumRows : all.counts()[i] >= least && standsOut(i))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -all.counts()[i]))
                .limit(MOST_HEAPS)
                .toList();
        found.forEach(i -> heap[i] = true);
        return heap;
    }

    private boolean standsOut(int i) {
        double[] around = IntStream.rangeClosed(i - NEIGHBOURS, i + NEIGHBOURS)
                .filter(j -> j != i && j >= 0 && j < all.size())
                .mapToDouble(j -> all.counts()[j])
                .sorted()
                .toArray();
        return all.counts()[i] >= STANDS_OUT * around[around.length / 2];
    }

    private static int[] owners(Mixture mixture, WeightedValues values) {
        return Arrays.stream(values.values()).mapToInt(mixture::mostLikely).toArray();
    }

    /** Without components that too few values call their own: what they would tell is about single rows. */
    private Mixture mixture(WeightedValues loose) {
        Mixture mixture = MixtureFitter.fit(loose, MOST_MODES);
        while (mixture.components() > 1) {
            double[] own = new double[mixture.components()];
            int[] owner = owners(mixture, loose);
            for (int i = 0; i < loose.size(); i++) {
                own[owner[i]] += loose.counts()[i];
            }
            int weakest = 0;
            for (int k = 1; k < own.length; k++) {
                weakest = own[k] < own[weakest] ? k : weakest;
            }
            if (own[weakest] >= Math.max(least, 2.0 * minimumRows)) {
                break;
            }
            int dropped = weakest;
            mixture = mixture.only(
                    IntStream.range(0, own.length).filter(k -> k != dropped).toArray());
        }
        return mixture;
    }
}
