package io.syntho.tabular.detect;

import java.math.BigDecimal;

/** What the numbers of a column have in common, gathered value by value. */
final class NumberEvidence {

    private static final double EXACT = 1L << 53;
    private static final double[] POWERS = {1, 10, 1e2, 1e3, 1e4, 1e5, 1e6};
    private static final int MAX_DECIMALS = 18;

    /** Share of values beyond whose decimals longer ones may be noise. */
    private static final double USUAL = 0.9;

    /** Decimals more than usual that tell noise of binary arithmetic, such as 0.30000000000000004, from measurement. */
    private static final int NOISE = 6;

    private final long[] valuesByDecimals = new long[MAX_DECIMALS + 1];
    private int mostDecimals;
    private int leastDecimals = Integer.MAX_VALUE;
    private boolean whole = true;
    private boolean exact = true;
    private double minimum = Double.POSITIVE_INFINITY;
    private double maximum = Double.NEGATIVE_INFINITY;

    /** A number spelled with {@code decimals} digits after the separator. */
    void add(double value, int decimals) {
        valuesByDecimals[decimals]++;
        mostDecimals = Math.max(mostDecimals, decimals);
        leastDecimals = Math.min(leastDecimals, decimals);
        whole &= value == Math.rint(value);
        // 2^53 itself may be 2^53 + 1, rounded.
        exact &= Math.abs(value) < EXACT;
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

    /** Most decimals of a value, leaving out what is noise of binary arithmetic in few of them. */
    int mostDecimals() {
        long values = 0;
        for (long count : valuesByDecimals) {
            values += count;
        }
        int usual = 0;
        long seen = valuesByDecimals[0];
        while (seen < USUAL * values) {
            seen += valuesByDecimals[++usual];
        }
        return mostDecimals - usual >= NOISE ? usual : mostDecimals;
    }

    /**
     * Decimals that every value is written with: 2 for {@code 0.50, 0.25}, 1 for {@code 55.0, 61.25}, 0 for {@code 55, 61.25}. Where values
     * have different numbers of decimals, more than one in all of them is chance.
     */
    int leastDecimals() {
        if (leastDecimals == Integer.MAX_VALUE) {
            return 0;
        }
        return leastDecimals == mostDecimals ? leastDecimals : Math.min(leastDecimals, 1);
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
