package io.syntho.evaluation.privacy;

/**
 * How often predicates hold for exactly one of so many rows, when it was counted among fewer. To be the only one of many differs from being the only one of few, so
 * the control is carried over to the training table's size. A predicate that holds for a share w of people holds for a number of n rows that is Poisson
 * distributed with mean {@code n w}; w differs from predicate to predicate by a gamma distribution, fitted to the counted shares of none and one
 * (a negative binomial law: Greenwood and Yule, 1920).
 */
final class Uniqueness {

    private static final int HALVINGS = 80;

    private Uniqueness() {}

    /**
     * The share that holds for exactly one.
     *
     * @param none share of predicates that held for no row, 0 to 1
     * @param one share that held for exactly one
     * @param times how many times as many rows are asked for, at least 1
     */
    static double scaled(double none, double one, double times) {
        if (one <= 0 || times <= 1) {
            return one;
        }
        double zero = Math.max(none, 1e-9);
        double ratio = one / zero;
        double spread = -Math.log(zero) / ratio;
        if (spread <= 1) {
            // No more spread than chance gives: all predicates hold for as many. More than chance gives is no law of
            // people: what was counted stands.
            double mean = -Math.log(zero) * times;
            return Math.max(one, mean * Math.exp(-mean));
        }
        double rate = rate(spread);
        double shape = ratio * (rate + 1);
        return shape * times / (rate + times) * Math.exp(-shape * Math.log1p(times / rate));
    }

    /** Solves {@code (β + 1) ln(1 + 1/β) = spread}, which falls from infinity to 1, on a logarithmic scale. */
    private static double rate(double spread) {
        double low = -30;
        double high = 30;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            double rate = Math.exp(middle);
            if ((rate + 1) * Math.log1p(1 / rate) > spread) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.exp((low + high) / 2);
    }
}
