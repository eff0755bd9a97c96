package io.syntho.synthesis.encoding;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import smile.math.special.Gamma;

/**
 * Fits a mixture of normals by variational Bayes with a stick-breaking prior on the weights, which leaves components that the data do not ask for
 * empty (Blei and Jordan, "Variational inference for Dirichlet process mixtures", Bayesian Analysis 2006; Bishop, Pattern Recognition and
 * Machine Learning, 2006, section 10.2, for the normal and Wishart updates).
 *
 * <p>Works on distinct values with counts, and starts from k-means with spread seeds, so that a value that most rows share takes one component
 * instead of all.
 */
final class MixtureFitter {

    private static final int MOST_VALUES = 1_024;
    private static final int MOST_ROUNDS = 100;
    private static final int MOST_START_ROUNDS = 30;
    private static final double TOLERANCE = 1e-4;
    private static final double CONCENTRATION = 1e-3;
    private static final double LEAST_WEIGHT = 0.005;
    private static final double LEAST_VARIANCE = 1e-6;

    /** Below this a component's part in a value is no part. */
    private static final double NEGLIGIBLE = -40;

    private final double[] x;
    private final double[] counts;
    private final double rows;
    private final int components;
    private final double centre;
    private final double scale;

    private final double[] mass;
    private final double[] sum;
    private final double[] squares;
    private final double[] weight;
    private final double[] mean;
    private final double[] variance;

    private MixtureFitter(WeightedValues data, int components) {
        this.components = components;
        this.counts = data.counts();
        this.rows = data.rows();
        double middle = 0;
        for (int i = 0; i < data.size(); i++) {
            middle += counts[i] / rows * data.values()[i];
        }
        double spread = 0;
        for (int i = 0; i < data.size(); i++) {
            double d = data.values()[i] - middle;
            spread += counts[i] / rows * d * d;
        }
        this.centre = middle;
        this.scale = spread > 0 && Double.isFinite(spread) ? Math.sqrt(spread) : 1;
        this.x = Arrays.stream(data.values()).map(v -> (v - centre) / scale).toArray();
        this.mass = new double[components];
        this.sum = new double[components];
        this.squares = new double[components];
        this.weight = new double[components];
        this.mean = new double[components];
        this.variance = new double[components];
    }

    /**
     * The mixture of at most {@code most} components that explains the data.
     *
     * @param data at least one value
     */
    static Mixture fit(WeightedValues data, int most) {
        WeightedValues joined = data.joined(MOST_VALUES);
        return new MixtureFitter(joined, Math.min(most, joined.size())).fit();
    }

    private Mixture fit() {
        start();
        double[] constant = new double[components];
        double before = Double.NEGATIVE_INFINITY;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            maximise(constant);
            double likelihood = expect(constant) / rows;
            if (Math.abs(likelihood - before) < TOLERANCE) {
                break;
            }
            before = likelihood;
        }
        int[] kept = IntStream.range(0, components)
                .filter(k -> weight[k] > LEAST_WEIGHT)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> mean[k]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] means = Arrays.stream(mean).map(m -> centre + scale * m).toArray();
        double[] deviations =
                Arrays.stream(variance).map(v -> scale * Math.sqrt(v)).toArray();
        return new Mixture(weight, means, deviations).only(kept);
    }

    /** Moments of k-means clusters, their seeds drawn far from each other (k-means++, Arthur and Vassilvitskii 2007). */
    private void start() {
        SplittableRandom random = new SplittableRandom(components);
        double[] seeds = new double[components];
        double[] distance = new double[x.length];
        Arrays.fill(distance, Double.MAX_VALUE);
        double[] chance = counts.clone();
        for (int k = 0; k < components; k++) {
            seeds[k] = x[pick(chance, random)];
            for (int i = 0; i < x.length; i++) {
                distance[i] = Math.min(distance[i], (x[i] - seeds[k]) * (x[i] - seeds[k]));
                chance[i] = counts[i] * distance[i];
            }
        }
        int[] owner = new int[x.length];
        boolean moved = true;
        for (int round = 0; round < MOST_START_ROUNDS && moved; round++) {
            moved = false;
            Arrays.fill(mass, 0);
            Arrays.fill(sum, 0);
            Arrays.fill(squares, 0);
            for (int i = 0; i < x.length; i++) {
                int nearest = nearest(seeds, x[i]);
                moved |= round == 0 || owner[i] != nearest;
                owner[i] = nearest;
                gather(nearest, counts[i], x[i]);
            }
            for (int k = 0; k < components; k++) {
                seeds[k] = mass[k] > 0 ? sum[k] / mass[k] : seeds[k];
            }
        }
    }

    private static int pick(double[] chance, SplittableRandom random) {
        double left = random.nextDouble() * Arrays.stream(chance).sum();
        for (int i = 0; i < chance.length; i++) {
            left -= chance[i];
            if (left < 0) {
                return i;
            }
        }
        return chance.length - 1;
    }

    private static int nearest(double[] seeds, double value) {
        int best = 0;
        for (int k = 1; k < seeds.length; k++) {
            if (Math.abs(value - seeds[k]) < Math.abs(value - seeds[best])) {
                best = k;
            }
        }
        return best;
    }

    private void gather(int k, double part, double value) {
        mass[k] += part;
        sum[k] += part * value;
        squares[k] += part * value * value;
    }

    /** Updates the posteriors from the responsibilities' moments; {@code constant} gets what does not depend on the value. */
    private void maximise(double[] constant) {
        double beyond = rows;
        double stick = 0;
        double left = 1;
        for (int k = 0; k < components; k++) {
            beyond = Math.max(0, beyond - mass[k]);
            double in = 1 + mass[k];
            double out = CONCENTRATION + beyond;
            double precision = 1 + mass[k];
            double own = mass[k] > 0 ? sum[k] / mass[k] : 0;
            double spread = mass[k] > 0 ? Math.max(0, squares[k] / mass[k] - own * own) : 0;
            mean[k] = sum[k] / precision;
            double freedom = 1 + mass[k];
            variance[k] = (1 + mass[k] * (spread + LEAST_VARIANCE) + mass[k] / precision * own * own) / freedom;
            double both = Gamma.digamma(in + out);
            double logWeight = Gamma.digamma(in) - both + stick;
            stick += Gamma.digamma(out) - both;
            weight[k] = left * in / (in + out);
            left *= out / (in + out);
            constant[k] = logWeight
                    - 0.5 * Math.log(variance[k] * freedom)
                    + 0.5 * (Math.log(2) + Gamma.digamma(0.5 * freedom) - 1 / precision);
        }
        double total = Arrays.stream(weight).sum();
        Arrays.setAll(weight, k -> weight[k] / total);
    }

    /** Gathers the moments of the responsibilities; returns the expected log likelihood up to a constant. */
    private double expect(double[] constant) {
        Arrays.fill(mass, 0);
        Arrays.fill(sum, 0);
        Arrays.fill(squares, 0);
        double[] part = new double[components];
        double likelihood = 0;
        for (int i = 0; i < x.length; i++) {
            double most = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < components; k++) {
                double d = x[i] - mean[k];
                part[k] = constant[k] - 0.5 * d * d / variance[k];
                most = Math.max(most, part[k]);
            }
            double total = 0;
            for (int k = 0; k < components; k++) {
                part[k] = part[k] - most < NEGLIGIBLE ? 0 : Math.exp(part[k] - most);
                total += part[k];
            }
            likelihood += counts[i] * (most + Math.log(total));
            for (int k = 0; k < components; k++) {
                if (part[k] > 0) {
                    gather(k, counts[i] * part[k] / total, x[i]);
                }
            }
        }
        return likelihood;
    }
}
