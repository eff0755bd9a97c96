package io.syntho.tabular.detect;

import java.math.BigDecimal;

/** What the numbers of a column have in common, gathered value by value. */
final class NumberEvidence {

    private static final double EXACT = 1L << 53;
    private static final double[] POWERS = {1, 10, 1e2, 1e3, 1e4, 1e5, 1e6};
    private static final int MAX_DECIMALS = 18;

    private int mostDecimals;
    private int leastDecimals = Integer.MAX_VALUE;
    private boolean whole = true;
    private boolean exact = true;
    private double minimum = Double.POSITIVE_INFINITY;
    private double maximum = Double.NEGATIVE_INFINITY;

    /** A number spelled with {@code decimals} digits after the separator. */
    void add(double value, int decimals) {
        mostDecimals = Math.max(mostDecimals, decimals);
        leastDecimals = Math.min(leastDecimals, decimals);
        whole &= value == Math.rint(value);
        exact &= Math.abs(value) <= EXACT;
        minimum = Math.min(minimum, value);
        maximum = Math.max(maximum, value);
    }

    /** A number that was never spelled; its decimals are those of its shortest spelling. */
    void add(double value) {
        add(value, decimals(value, mostDecimals));
    }

    /** The least d ≤ 18 for which {@code value} has d decimals; at least {@code atLeast} is good enough. */
    private static int decimals(double value, int atLeast) {
        for (int d = Math.min(atLeast, POWERS.length - 1); d < POWERS.length; d++) {
            double scaled = value * POWERS[d];
            if (Math.abs(scaled) < EXACT && Math.rint(scaled) / POWERS[d] == value) {
                return d;
            }
        }
        return Math.clamp(BigDecimal.valueOf(value).stripTrailingZeros().scale(), 0, MAX_DECIMALS);
    }

    int mostDecimals() {
        return mostDecimals;
    }

    int leastDecimals() {
        return leastDecimals == Integer.MAX_VALUE ? 0 : leastDecimals;
    }

    /** Whether no value has a fraction. */
    boolean whole() {
        return whole;
    }

    /** Whether a double holds all values exactly as integers. */
    boolean exact() {
        return exact;
    }

    double minimum() {
        return minimum;
    }

    double maximum() {
        return maximum;
    }
}
