package io.syntho.synthesis.copula;

import io.syntho.synthesis.transform.QuantileFunction;
import io.syntho.synthesis.transform.Treatment.Numbers;
import java.util.Arrays;

/**
 * The cells of a number column: bins of whole pieces of its quantile function, in order, then missing (if any).
 *
 * @param numbers the column's marginal
 * @param first first piece of each bin, and the number of pieces at the end
 */
record NumberCells(Numbers numbers, int[] first) {

    /** Enough to show how a column bends with others; each bin still has rows to tell. */
    private static final int MOST_BINS = 12;

    NumberCells {
        int bins = first.length - 1;
        boolean sound =
                bins >= 1 && first[0] == 0 && first[bins] == numbers.quantiles().pieces();
        for (int b = 0; sound && b < bins; b++) {
            sound = first[b] < first[b + 1];
        }
        if (!sound) {
            throw new IllegalArgumentException("bins: %d (expected: ascending, covering all pieces)".formatted(bins));
        }
    }

    /** Bins of about equal share. */
    static NumberCells of(Numbers numbers) {
        QuantileFunction quantiles = numbers.quantiles();
        int[] first = new int[MOST_BINS + 1];
        int bins = 0;
        for (int piece = 1; piece < quantiles.pieces(); piece++) {
            double middle = (quantiles.cut()[piece] + quantiles.cut()[piece + 1]) / 2;
            int bin = (int) (middle * MOST_BINS);
            double last = (quantiles.cut()[piece - 1] + quantiles.cut()[piece]) / 2;
            if (bin > (int) (last * MOST_BINS)) {
                first[++bins] = piece;
            }
        }
        int[] bounds = Arrays.copyOf(first, bins + 2);
        bounds[bins + 1] = quantiles.pieces();
        return new NumberCells(numbers, bounds);
    }

    int bins() {
        return first.length - 1;
    }

    int cells() {
        return bins() + (numbers.missingShare() > 0 ? 1 : 0);
    }

    /** The cell of missing values, or −1 when there is none. */
    int missingCell() {
        return numbers.missingShare() > 0 ? bins() : -1;
    }

    /** Probability below the bin among the values that are not missing. */
    double begin(int bin) {
        return numbers.quantiles().cut()[first[bin]];
    }

    /** The bin that holds a piece. */
    int binOf(int piece) {
        int found = Arrays.binarySearch(first, piece);
        return found >= 0 ? found : -found - 2;
    }

    /** Share of rows in each cell. */
    double[] shares() {
        double[] shares = new double[cells()];
        double present = 1 - numbers.missingShare();
        for (int bin = 0; bin < bins(); bin++) {
            shares[bin] = present * (begin(bin + 1) - begin(bin));
        }
        if (shares.length > bins()) {
            shares[bins()] = numbers.missingShare();
        }
        return shares;
    }
}
