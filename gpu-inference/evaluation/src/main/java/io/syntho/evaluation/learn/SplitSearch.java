package io.syntho.evaluation.learn;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Finds the best way to part a node's rows by one column, from the sums of its bins. */
final class SplitSearch {

    /** Sums kept of each bin: gradients, hessians, rows. */
    static final int SUMS = 3;

    private static final double LEAST_HESSIAN = 1e-3;

    /** Rarer categories are not told apart, as one could always pick the lucky ones. */
    private static final int CATEGORY_ROWS = 10;

    /** Pulls rare categories to the middle of the order in which they are tried. */
    private static final double CATEGORY_SMOOTHING = 10;

    private final int leafRows;
    private final int[] order = new int[Bins.MOST];
    private final double[] slopes = new double[Bins.MOST];

    SplitSearch(int leafRows) {
        this.leafRows = leafRows;
    }

    /**
     * Sums over rows.
     *
     * @param gradients of the loss
     * @param hessians of the loss
     * @param rows how many
     */
    record Sums(double gradients, double hessians, double rows) {

        /** The answer that lowers the loss most. */
        double answer() {
            return hessians > 0 ? -gradients / hessians : 0;
        }

        double gain() {
            return hessians > 0 ? gradients * gradients / hessians : 0;
        }

        Sums without(Sums part) {
            return new Sums(gradients - part.gradients, hessians - part.hessians, rows - part.rows);
        }
    }

    /**
     * A way to part rows.
     *
     * @param feature the column
     * @param toLeft bins that go left
     * @param left their sums
     * @param gain how much the loss falls, times two
     */
    record Found(int feature, BitSet toLeft, Sums left, double gain) {}

    /**
     * The best split, or empty when none lowers the loss.
     *
     * @param histogram sums of all features' bins
     * @param offsets where each feature's begin
     */
    Optional<Found> best(List<Feature> features, double[] histogram, int[] offsets, Sums all) {
        Best best = new Best(all);
        for (int feature = 0; feature < features.size(); feature++) {
            best.feature = feature;
            int bins = features.get(feature).size();
            if (features.get(feature).ordered()) {
                searchNumbers(best, histogram, offsets[feature], bins);
            } else {
                searchCategories(best, histogram, offsets[feature], bins);
            }
        }
        return best.found;
    }

    private void searchNumbers(Best best, double[] histogram, int offset, int bins) {
        for (int bin = 0; bin < bins; bin++) {
            order[bin] = bin;
        }
        // The missing bin comes last: it goes right. Then it is tried on the left.
        scan(best, histogram, offset, bins);
        if (histogram[offset + (bins - 1) * SUMS + 2] > 0) {
            for (int bin = 1; bin < bins; bin++) {
                order[bin] = bin - 1;
            }
            order[0] = bins - 1;
            scan(best, histogram, offset, bins);
        }
    }

    /** Sorted by their slopes, the best of all partitions is a prefix (Fisher, On grouping for maximum homogeneity, 1958). */
    private void searchCategories(Best best, double[] histogram, int offset, int bins) {
        int used = 0;
        for (int bin = 0; bin < bins; bin++) {
            int at = offset + bin * SUMS;
            if (histogram[at + 2] >= CATEGORY_ROWS) {
                double slope = histogram[at] / (histogram[at + 1] + CATEGORY_SMOOTHING);
                int place = used++;
                while (place > 0 && slopes[place - 1] > slope) {
                    slopes[place] = slopes[place - 1];
                    order[place] = order[place - 1];
                    place--;
                }
                slopes[place] = slope;
                order[place] = bin;
            }
        }
        scan(best, histogram, offset, used);
        // What is too rare goes right, so both ends of the order may want to be left.
        for (int i = 0; i < used / 2; i++) {
            int swapped = order[i];
            order[i] = order[used - 1 - i];
            order[used - 1 - i] = swapped;
        }
        scan(best, histogram, offset, used);
    }

    private void scan(Best best, double[] histogram, int offset, int used) {
        double gradients = 0;
        double hessians = 0;
        double rows = 0;
        for (int i = 0; i < used; i++) {
            int at = offset + order[i] * SUMS;
            gradients += histogram[at];
            hessians += histogram[at + 1];
            rows += histogram[at + 2];
            double rightHessians = best.all.hessians - hessians;
            double rightRows = best.all.rows - rows;
            if (rightRows < leafRows || rightHessians < LEAST_HESSIAN) {
                return;
            }
            if (rows >= leafRows && hessians >= LEAST_HESSIAN) {
                double right = best.all.gradients - gradients;
                double gain = gradients * gradients / hessians + right * right / rightHessians - best.allGain;
                if (gain > best.gain) {
                    best.take(order, i + 1, new Sums(gradients, hessians, rows), gain);
                }
            }
        }
    }

    /** The best found so far. */
    private static final class Best {

        /** Less is rounding. */
        private static final double LEAST_GAIN = 1e-9;

        final Sums all;
        final double allGain;
        double gain = LEAST_GAIN;
        int feature;
        Optional<Found> found = Optional.empty();

        Best(Sums all) {
            this.all = all;
            this.allGain = all.gain();
        }

        void take(int[] order, int bins, Sums left, double itsGain) {
            BitSet toLeft = new BitSet(Bins.MOST);
            for (int i = 0; i < bins; i++) {
                toLeft.set(order[i]);
            }
            gain = itsGain;
            found = Optional.of(new Found(feature, toLeft, left, itsGain));
        }
    }
}
