package io.syntho.synthesis.encoding;

import io.syntho.synthesis.transform.QuantileFunction;
import io.syntho.synthesis.transform.Treatment.Numbers;
import java.util.Arrays;
import java.util.List;

/**
 * The cells of a number column, in order: heaps (one exact value each, which many rows share), modes (a stretch of the line with the
 * distribution of the values in it), missing (if any). A value within a mode is told by its position in the mode's distribution.
 *
 * @param heaps exact values, ascending
 * @param modes distributions of the values of each mode, by ascending mean
 * @param shares share of rows in each cell, adding up to 1
 */
public record NumberModes(double[] heaps, List<QuantileFunction> modes, double[] shares) {

    /** Checks that there is a cell per share; one more than heaps and modes stands for missing values. */
    public NumberModes {
        modes = List.copyOf(modes);
        int present = heaps.length + modes.size();
        boolean sound = present > 0
                && (shares.length == present || shares.length == present + 1)
                && Arrays.stream(shares).allMatch(share -> share >= 0 && share <= 1)
                && Arrays.stream(heaps).allMatch(Double::isFinite);
        for (int h = 1; sound && h < heaps.length; h++) {
            sound = heaps[h - 1] < heaps[h];
        }
        if (!sound) {
            throw new IllegalArgumentException("modes: %d heaps, %d modes, %d shares (expected: one share a cell)"
                    .formatted(heaps.length, modes.size(), shares.length));
        }
    }

    /** Number of cells. */
    public int cells() {
        return shares.length;
    }

    /** The cell of missing values, or −1 when there is none. */
    public int missingCell() {
        int present = heaps.length + modes.size();
        return shares.length > present ? present : -1;
    }

    /** Whether a cell is a mode, so that a position within it is to be told. */
    public boolean mode(int cell) {
        return cell >= heaps.length && cell < heaps.length + modes.size();
    }

    /**
     * The value of a cell.
     *
     * @param position in [0, 1], only looked at where the cell is a mode
     * @return {@code NaN} for the cell of missing values
     */
    public double value(Numbers numbers, int cell, double position) {
        if (cell < heaps.length) {
            return heaps[cell];
        }
        if (!mode(cell)) {
            return Double.NaN;
        }
        QuantileFunction mode = modes.get(cell - heaps.length);
        int piece = mode.pieceAt(position);
        return mode.atom(piece) ? mode.low()[piece] : numbers.grid().round(mode.value(piece, position));
    }
}
