package io.syntho.synthesis.copula;

/** The standard normal distribution between two bounds, exact in the tails. */
final class Truncated {

    private Truncated() {}

    /** The probability between them, greater than 0. */
    static double probability(double low, double high) {
        // Of the two tails the one in which numbers are small keeps its digits.
        double between = low > 0 ? Normal.cdf(-low) - Normal.cdf(-high) : Normal.cdf(high) - Normal.cdf(low);
        return Math.max(between, Double.MIN_NORMAL);
    }

    /** The number between them below which lies the share {@code u} of what lies between them. */
    static double quantile(double low, double high, double u) {
        double z = low > 0
                ? -Normal.quantile(Normal.cdf(-low) - u * probability(low, high))
                : Normal.quantile(Normal.cdf(low) + u * probability(low, high));
        if (Double.isNaN(z)) {
            z = low;
        }
        double inside = Math.clamp(z, low, high);
        return Double.isFinite(inside) ? inside : Math.clamp(0, low, high);
    }
}
