package io.syntho.evaluation.privacy;

/**
 * Wilson's score interval at 95 %: Wilson, Probable inference, the law of succession, and statistical inference (1927). With s successes in n
 * trials the centre is {@code (s + z²/2) / (n + z²)} and the half width {@code z / (n + z²) · sqrt(s (n - s) / n + z²/4)}.
 */
final class Wilson {

    /** The 97.5 % point of the standard normal distribution. */
    static final double Z = 1.959963984540054;

    private Wilson() {}

    /** The rate of {@code successes} in {@code trials}; without trials anything between 0 and 1. */
    static Rate rate(String name, double successes, long trials) {
        double zz = Z * Z;
        double centre = (successes + zz / 2) / (trials + zz);
        double spread = trials == 0 ? 0 : successes * (trials - successes) / trials;
        double half = Z / (trials + zz) * Math.sqrt(spread + zz / 4);
        return new Rate(
                name, successes, trials, new Interval(centre, Math.max(0, centre - half), Math.min(1, centre + half)));
    }
}
