package io.syntho.evaluation.privacy;

/**
 * Distances to the nearest training row, as context: a good value proves nothing (Yao et al., The DCR Delusion, arXiv:2505.01524).
 *
 * @param synthetic distances of synthetic rows
 * @param holdout distances of hold-out rows, to compare with
 * @param trainingRows training rows that were searched
 */
public record Proximity(Distances synthetic, Distances holdout, int trainingRows) {

    /**
     * Distances of some rows to the training rows, 0 (equal) to 1 (every column differs by its range).
     *
     * @param rows rows that were asked
     * @param nearestP5 5th percentile of the nearest distance
     * @param nearestMedian median of the nearest distance
     * @param ratioP5 5th percentile of nearest over second nearest distance
     * @param ratioMedian median of nearest over second nearest distance
     */
    public record Distances(int rows, double nearestP5, double nearestMedian, double ratioP5, double ratioMedian) {}
}
