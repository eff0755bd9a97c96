package io.syntho.synthesis.transform;

import java.util.Arrays;

/**
 * A distribution of numbers as a piecewise linear quantile function. Piece {@code p} holds the probability between {@code cut[p]} and
 * {@code cut[p + 1]} and runs from {@code low[p]} to {@code high[p]}. A piece with {@code low = high} is an atom: a value that many rows
 * share, kept exactly. Between atoms every piece stands for at least {@code minimumRows} rows, so no single row's value is kept.
 *
 * @param cut ascending from 0 to 1, one more than there are pieces
 * @param low where each piece begins
 * @param high where each piece ends; at most the next piece's beginning
 */
public record QuantileFunction(double[] cut, double[] low, double[] high) {

    /** Finer than any test can see, and small in a model file. */
    private static final int MOST_ATOMS = 2_000;

    private static final int MOST_SMOOTH_PIECES = 1_000;

    /** Checks the shape that the record promises. */
    public QuantileFunction {
        int pieces = low.length;
        boolean sound =
                pieces > 0 && high.length == pieces && cut.length == pieces + 1 && cut[0] == 0 && cut[pieces] == 1;
        for (int p = 0; sound && p < pieces; p++) {
            sound = cut[p] < cut[p + 1]
                    && Double.isFinite(low[p])
                    && Double.isFinite(high[p])
                    && low[p] <= high[p]
                    && (p == 0 || high[p - 1] <= low[p]);
        }
        if (!sound) {
            throw new IllegalArgumentException("quantile function: %d pieces (expected: ascending)".formatted(pieces));
        }
    }

    /**
     * Learns a distribution.
     *
     * @param sorted ascending, no {@code NaN}, at least {@code minimumRows} values
     * @param minimumRows rows that must share a value, or lie in a piece, before it is kept
     */
    public static QuantileFunction fit(double[] sorted, int minimumRows) {
        return new QuantileFitter(sorted, minimumRows, MOST_ATOMS, MOST_SMOOTH_PIECES).fit();
    }

    /** Number of pieces. */
    public int pieces() {
        return low.length;
    }

    /** Whether piece {@code p} is one exact value. */
    public boolean atom(int p) {
        return low[p] == high[p];
    }

    /** The smallest value it can give. */
    public double minimum() {
        return low[0];
    }

    /** The largest value it can give. */
    public double maximum() {
        return high[high.length - 1];
    }

    /** The value below which a share {@code u} of the distribution lies, within piece {@code p}. */
    public double value(int p, double u) {
        double share = Math.clamp((u - cut[p]) / (cut[p + 1] - cut[p]), 0, 1);
        return Math.clamp(low[p] * (1 - share) + high[p] * share, low[p], high[p]);
    }

    /** The piece that holds the probability {@code u}. */
    public int pieceAt(double u) {
        int found = Arrays.binarySearch(cut, u);
        int piece = found >= 0 ? found : -found - 2;
        return Math.clamp(piece, 0, pieces() - 1);
    }

    /** The piece that {@code value} falls in; the nearest when it lies outside of all. */
    public int pieceOf(double value) {
        int found = Arrays.binarySearch(high, value);
        int piece = found >= 0 ? found : -found - 1;
        if (piece >= pieces()) {
            return pieces() - 1;
        }
        if (piece > 0 && value < low[piece] && value - high[piece - 1] < low[piece] - value) {
            return piece - 1;
        }
        // A smooth piece can end where an atom stands: the value is the atom's.
        return piece + 1 < pieces() && value == low[piece + 1] && atom(piece + 1) ? piece + 1 : piece;
    }

    /** The share of the distribution below {@code value}, which lies in piece {@code p}; the middle of it for an atom. */
    public double position(int p, double value) {
        // Halves, so that the width of the widest piece does not overflow.
        double share = atom(p) ? 0.5 : Math.clamp((value / 2 - low[p] / 2) / (high[p] / 2 - low[p] / 2), 0, 1);
        return cut[p] + share * (cut[p + 1] - cut[p]);
    }
}
