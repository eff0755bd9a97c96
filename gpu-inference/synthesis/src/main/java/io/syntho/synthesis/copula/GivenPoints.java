package io.syntho.synthesis.copula;

import io.syntho.synthesis.copula.Region.Box;
import io.syntho.synthesis.transform.RowRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * Latent points that lie in given regions, distributed as those of the copula that do.
 *
 * <p>The axes of the regions are drawn one after the other, each from its normal distribution given those before it and cut off at its bounds (the
 * simulator of Geweke, Hajivassiliou and Keane: Geweke 1991; Hajivassiliou, McFadden, Ruud 1996); the other axes follow freely. With one axis that is
 * exact. With more it favours points whose bounds are easy to keep by a known weight, which is undone by drawing several candidates and taking one by
 * its weight (sampling importance resampling, Rubin 1987). Every point lies in the regions, always. Used by one thread.
 */
final class GivenPoints {

    private static final int CANDIDATES = 32;

    /** A stream that no column and no noise uses. */
    private static final int STREAM = -1;

    private final List<Region> regions;
    private final int[] order;
    private final Factor factor;
    private final int bound;
    private final int candidates;
    private final RowRandom choices;
    private final RowRandom noise;
    private final double[][] cumulative;
    private final double[][] point;
    private double[][] independent = new double[0][];
    private double[][] correlated = new double[0][];

    /**
     * Points of a copula.
     *
     * @param regions each with a box at least
     */
    GivenPoints(Factor whole, List<Region> regions, long seed) {
        this.regions = List.copyOf(regions);
        this.order = order(whole.width(), regions);
        this.factor = whole.permuted(order);
        this.bound = regions.stream().mapToInt(Region::axes).sum();
        this.candidates = bound == 1 ? 1 : CANDIDATES;
        this.choices = new RowRandom(seed, STREAM, candidates * (regions.size() + bound) + 1);
        this.noise = new RowRandom(seed, 0, Math.max(1, whole.width()));
        this.cumulative = regions.stream().map(GivenPoints::cumulative).toArray(double[][]::new);
        this.point = new double[candidates][2 * bound];
    }

    private static int[] order(int width, List<Region> regions) {
        List<Integer> order = new ArrayList<>();
        for (Region region : regions) {
            for (int a = 0; a < region.axes(); a++) {
                order.add(region.from() + a);
            }
        }
        for (int axis = 0; axis < width; axis++) {
            if (!order.contains(axis)) {
                order.add(axis);
            }
        }
        return order.stream().mapToInt(Integer::intValue).toArray();
    }

    private static double[] cumulative(Region region) {
        double[] sums = new double[region.boxes().size()];
        double sum = 0;
        for (int box = 0; box < sums.length; box++) {
            sum += region.boxes().get(box).weight();
            sums[box] = sum;
        }
        return sums;
    }

    /** Writes the points of rows {@code first} and following to {@code out}, axes × points. */
    void fill(long first, int points, double[][] out) {
        if (independent.length == 0) {
            independent = new double[order.length][out[0].length];
            correlated = new double[order.length][out[0].length];
        }
        Normal.fill(noise, first, points, independent);
        double[][] placed = new double[points][];
        for (int p = 0; p < points; p++) {
            placed[p] = draw(first + p);
            for (int i = 0; i < bound; i++) {
                independent[i][p] = placed[p][i];
            }
        }
        factor.correlate(independent, correlated, points);
        for (int i = 0; i < order.length; i++) {
            for (int p = 0; p < points; p++) {
                // As drawn: computed again it could lie a hair outside.
                out[order[i]][p] = i < bound ? placed[p][bound + i] : correlated[i][p];
            }
        }
    }

    /** A row's bound axes: first as independent noise, then as they lie. */
    private double[] draw(long row) {
        double[] weights = new double[candidates];
        double greatest = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < candidates; c++) {
            weights[c] = candidate(row, c, point[c]);
            greatest = Math.max(greatest, weights[c]);
        }
        double sum = 0;
        for (int c = 0; c < candidates; c++) {
            weights[c] = Math.exp(weights[c] - greatest);
            sum += weights[c];
        }
        double left = choices.uniform(row, candidates * (regions.size() + bound)) * sum;
        int chosen = 0;
        while (chosen < candidates - 1 && left >= weights[chosen]) {
            left -= weights[chosen++];
        }
        return point[chosen].clone();
    }

    /** Draws a candidate and answers the logarithm of its weight. */
    private double candidate(long row, int number, double[] out) {
        int draw = number * (regions.size() + bound);
        double weight = 0;
        int axis = 0;
        for (int r = 0; r < regions.size(); r++) {
            Box box = box(r, choices.uniform(row, draw++));
            weight -= Math.log(Math.max(box.weight(), Double.MIN_NORMAL));
            for (int a = 0; a < box.low().length; a++, axis++) {
                double mean = factor.mean(axis, out);
                double spread = factor.diagonal(axis);
                double low = (box.low()[a] - mean) / spread;
                double high = (box.high()[a] - mean) / spread;
                double u = choices.uniform(row, draw++);
                boolean one = box.low()[a] == box.high()[a];
                weight += Math.log(one ? density(low) : Truncated.probability(low, high));
                out[axis] = one ? low : Truncated.quantile(low, high, u);
                double end = one ? box.high()[a] : Math.nextDown(box.high()[a]);
                out[bound + axis] = Math.clamp(mean + spread * out[axis], box.low()[a], Math.max(box.low()[a], end));
            }
        }
        return weight;
    }

    private static double density(double z) {
        return Math.max(Normal.density(z), Double.MIN_NORMAL);
    }

    private Box box(int region, double u) {
        double[] sums = cumulative[region];
        double wanted = u * sums[sums.length - 1];
        int box = 0;
        while (box < sums.length - 1 && wanted >= sums[box]) {
            box++;
        }
        return regions.get(region).boxes().get(box);
    }
}
