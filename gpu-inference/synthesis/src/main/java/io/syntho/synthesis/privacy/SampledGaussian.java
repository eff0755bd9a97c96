package io.syntho.synthesis.privacy;

import smile.math.special.Erf;

/**
 * Rényi divergence of the sampled Gaussian mechanism: each row takes part with probability q, independently of the others (Poisson sampling), the sum
 * has sensitivity 1, and Gaussian noise of deviation σ is added. Source: Mironov, Talwar, Zhang, "Rényi differential privacy of the sampled Gaussian
 * mechanism" (arXiv:1908.10530), section 3.3: a finite sum for whole orders, two alternating series for the others.
 */
final class SampledGaussian {

    private static final double SQRT_2 = Math.sqrt(2);

    /** Terms smaller than this share of the sum, as a logarithm, change nothing. */
    private static final double NEGLIGIBLE = -40;

    private static final int MOST_TERMS = 10_000;

    /** Beyond this the complementary error function is smaller than a double's least, and its asymptotic series is exact to 1e-9. */
    private static final double FAR = 20;

    private SampledGaussian() {}

    /**
     * The divergence of one step.
     *
     * @param rate q, 0 to 1
     * @param noise σ, above 0
     * @param order α, above 1
     * @return in nats; infinite where the series gives no number, so that the order is never chosen
     */
    static double divergence(double rate, double noise, double order) {
        if (rate == 0) {
            return 0;
        }
        if (rate == 1) {
            return order / (2 * noise * noise);
        }
        double moment = order == Math.rint(order) ? whole(rate, noise, (int) order) : fraction(rate, noise, order);
        // Rounding can leave a sum just below 1 where hardly anything is sampled.
        return Double.isNaN(moment) ? Double.POSITIVE_INFINITY : Math.max(0, moment) / (order - 1);
    }

    /** Log of the α-th moment of the likelihood ratio, α whole. */
    private static double whole(double q, double noise, int order) {
        double sum = Double.NEGATIVE_INFINITY;
        double binomial = 0;
        for (int k = 0; k <= order; k++) {
            double term = binomial
                    + k * Math.log(q)
                    + (order - k) * Math.log1p(-q)
                    + ((double) k * k - k) / (2 * noise * noise);
            sum = add(sum, term);
            binomial += Math.log((double) (order - k) / (k + 1));
        }
        return sum;
    }

    /** The same for any α: the integral is cut at z, where both sides of the mixture weigh the same, and each half is a binomial series. */
    private static double fraction(double q, double noise, double order) {
        double z = noise * noise * Math.log(1 / q - 1) + 0.5;
        double positive = Double.NEGATIVE_INFINITY;
        double negative = Double.NEGATIVE_INFINITY;
        double binomial = 0;
        boolean minus = false;
        for (int i = 0; i < MOST_TERMS; i++) {
            double j = order - i;
            double left = binomial
                    + i * Math.log(q)
                    + j * Math.log1p(-q)
                    + quadratic(i, noise)
                    + logHalfErfc((i - z) / (SQRT_2 * noise));
            double right = binomial
                    + j * Math.log(q)
                    + i * Math.log1p(-q)
                    + quadratic(j, noise)
                    + logHalfErfc((z - j) / (SQRT_2 * noise));
            double term = add(left, right);
            if (minus) {
                negative = add(negative, term);
            } else {
                positive = add(positive, term);
            }
            if (i > order && term < positive + NEGLIGIBLE) {
                return positive + Math.log1p(-Math.exp(negative - positive));
            }
            minus ^= j < 0;
            binomial += Math.log(Math.abs(j) / (i + 1));
        }
        return Double.NaN;
    }

    private static double quadratic(double k, double noise) {
        return (k * k - k) / (2 * noise * noise);
    }

    /** Log of half the complementary error function. */
    private static double logHalfErfc(double x) {
        if (x < FAR) {
            return Math.log(Erf.erfc(x) / 2);
        }
        double s = 1 / (x * x);
        return -x * x - Math.log(2 * x * Math.sqrt(Math.PI)) + Math.log1p(s * (-0.5 + s * (0.75 - 1.875 * s)));
    }

    /** Log of a sum of two numbers that are given by their logs. */
    private static double add(double a, double b) {
        double most = Math.max(a, b);
        return most == Double.NEGATIVE_INFINITY ? most : most + Math.log1p(Math.exp(Math.min(a, b) - most));
    }
}
