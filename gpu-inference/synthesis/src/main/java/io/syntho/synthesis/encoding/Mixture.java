package io.syntho.synthesis.encoding;

import java.util.Arrays;

/** A mixture of normal distributions on a line. Immutable. */
final class Mixture {

    private final double[] weights;
    private final double[] means;
    private final double[] deviations;
    private final double[] heights;

    /**
     * A mixture.
     *
     * @param weights positive, adding up to 1
     * @param means one per component, ascending
     * @param deviations standard deviations, positive
     */
    Mixture(double[] weights, double[] means, double[] deviations) {
        if (weights.length == 0 || means.length != weights.length || deviations.length != weights.length) {
            throw new IllegalArgumentException("mixture: %d weights, %d means, %d deviations"
                    .formatted(weights.length, means.length, deviations.length));
        }
        this.weights = weights;
        this.means = means;
        this.deviations = deviations;
        this.heights = new double[weights.length];
        Arrays.setAll(heights, k -> Math.log(weights[k] / deviations[k]));
    }

    double[] weights() {
        return weights;
    }

    double[] means() {
        return means;
    }

    int components() {
        return weights.length;
    }

    /** The component that most probably made {@code x}. */
    int mostLikely(double x) {
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < weights.length; k++) {
            double z = (x - means[k]) / deviations[k];
            double score = heights[k] - 0.5 * z * z;
            if (score > most) {
                most = score;
                best = k;
            }
        }
        return best;
    }

    /** Without some components, the weights of the others in proportion. */
    Mixture only(int[] kept) {
        double[] weight = new double[kept.length];
        double[] mean = new double[kept.length];
        double[] deviation = new double[kept.length];
        double total = 0;
        for (int k : kept) {
            total += weights[k];
        }
        for (int i = 0; i < kept.length; i++) {
            weight[i] = weights[kept[i]] / total;
            mean[i] = means[kept[i]];
            deviation[i] = deviations[kept[i]];
        }
        return new Mixture(weight, mean, deviation);
    }
}
