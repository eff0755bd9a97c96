package io.syntho.synthesis.privacy;

/**
 * Counts of rows with Gaussian noise. A row is in one bin of a histogram at most, so a histogram has sensitivity 1. Noisy counts are rounded to whole
 * ones, which also takes the last bits of the noise away, where floating-point numbers would betray the count (Mironov, "On significance of the least
 * significant bits for differential privacy", 2012). Used by one thread.
 */
final class NoisyCounts {

    private final SecretStream random;
    private final double noise;

    /**
     * A source of noise.
     *
     * @param noise its deviation
     */
    NoisyCounts(SecretStream random, double noise) {
        this.random = random;
        this.noise = noise;
    }

    /** Deviation of a count. */
    double noise() {
        return noise;
    }

    /** The counts of one histogram, which is told by this. */
    long[] of(long[] histogram) {
        long[] noisy = new long[histogram.length];
        for (int bin = 0; bin < noisy.length; bin++) {
            noisy[bin] = histogram[bin] + Math.round(noise * random.nextGaussian());
        }
        return noisy;
    }

    /** What the largest of so many empty bins reaches about half of the time (Donoho and Johnstone, 1994): less is taken for noise. */
    double threshold(int bins) {
        return noise * Math.sqrt(2 * Math.log(Math.max(2, bins)));
    }

    /**
     * What the largest of so many empty bins reaches about once in a thousand times: for bins that stand for values far from all others, where one of
     * noise would spoil a column.
     */
    double certain(int bins) {
        return noise * Math.sqrt(2 * Math.log(Math.max(2, bins) * 1_000.0));
    }
}
