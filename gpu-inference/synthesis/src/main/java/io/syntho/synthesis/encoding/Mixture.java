package io.syntho.synthesis.encoding;

/**
 * A mixture of normal distributions on a line.
 *
 * @param weights positive, adding up to 1
 * @param means one per component, ascending
 * @param deviations standard deviations, positive
 */
record Mixture(double[] weights, double[] means, double[] deviations) {

    Mixture {
        if (weights.length == 0 || means.length != weights.length || deviations.length != weights.length) {
            throw new IllegalArgumentException("mixture: %d weights, %d means, %d deviations"
                    .formatted(weights.length, means.length, deviations.length));
        }
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
            double score = Math.log(weights[k] / deviations[k]) - 0.5 * z * z;
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
