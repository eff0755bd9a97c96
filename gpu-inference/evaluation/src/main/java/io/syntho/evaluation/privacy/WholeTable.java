package io.syntho.evaluation.privacy;

/**
 * Whether a synthetic table repeats the training table as a whole. Needed where rows are shared by many people: no copy of a row tells anything
 * there, but counts that agree better than any sampling could make them agree do.
 */
final class WholeTable {

    /** A chance of one in a million. */
    private static final double LOG_CHANCE = Math.log(1e-6);

    private static final double LEAST_SHARE = 0.9;

    private WholeTable() {}

    /**
     * Compares the counts of distinct rows by Pearson's {@code G = Σ (n - np)² / np}. Rows drawn at random from the training table's own
     * distribution give about {@code G = k - 1}; much less does not happen by chance. The chance is bounded by Chernoff's bound of the χ²
     * distribution's lower tail, {@code ν/2 (ln(G/ν) + 1 - G/ν)}; for identical counts, by the probability of that one outcome.
     */
    static boolean repeated(KeyCounts training, KeyCounts synthetic) {
        double[] rows = new double[3];
        training.forEach((key, count) -> {
            rows[0] += count;
            rows[1] += synthetic.count(key);
        });
        synthetic.forEach((key, count) -> rows[2] += count);
        int freedom = training.distinct() - 1;
        if (freedom < 1 || rows[1] < LEAST_SHARE * rows[2]) {
            return false;
        }
        double scale = rows[1] / rows[0];
        double[] sums = new double[2];
        training.forEach((key, count) -> {
            double expected = count * scale;
            double difference = synthetic.count(key) - expected;
            sums[0] += difference * difference / expected;
            sums[1] -= 0.5 * Math.log(2 * Math.PI * Math.max(1, expected));
        });
        double ratio = sums[0] / freedom;
        double logChance = ratio == 0 ? sums[1] : ratio < 1 ? freedom / 2.0 * (Math.log(ratio) + 1 - ratio) : 0;
        return logChance < LOG_CHANCE;
    }
}
