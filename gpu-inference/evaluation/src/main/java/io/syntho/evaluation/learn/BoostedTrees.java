package io.syntho.evaluation.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gradient-boosted trees over binned columns (Friedman, Greedy function approximation, Annals of Statistics 2001). No randomness: the same
 * rows give the same model. Ours, since the boosting of the numerics library in use sorts every column exactly and keeps rows as objects: too
 * slow and too large for a report that every job makes.
 */
public final class BoostedTrees {

    private final List<List<Tree>> trees;
    private final double[] starts;
    private final double[] gains;

    private BoostedTrees(List<List<Tree>> trees, double[] starts, double[] gains) {
        this.trees = trees;
        this.starts = starts;
        this.gains = gains;
    }

    /**
     * Learns a model.
     *
     * @param features columns, at least one, all of the same length
     * @param rows which of their rows to learn from, at least one
     * @param target one value for each of {@code rows}, as {@code loss} wants it
     * @param outputs number of classes for {@link Loss#MULTICLASS}, else 1
     * @param round called before each round; what it throws ends the learning
     */
    public static BoostedTrees fit(
            List<Feature> features,
            int[] rows,
            double[] target,
            Loss loss,
            int outputs,
            BoostingOptions options,
            Runnable round) {
        double[] starts = new double[outputs];
        double[][] raw = new double[outputs][rows.length];
        List<List<Tree>> trees = new ArrayList<>();
        for (int output = 0; output < outputs; output++) {
            starts[output] = loss.start(target, output);
            Arrays.fill(raw[output], starts[output]);
            trees.add(new ArrayList<>());
        }
        double[][] gradients = new double[outputs][rows.length];
        double[][] hessians = new double[outputs][rows.length];
        TreeGrower grower = new TreeGrower(features, rows, options);
        for (int i = 0; i < options.rounds(); i++) {
            round.run();
            loss.slopes(raw, target, gradients, hessians);
            for (int output = 0; output < outputs; output++) {
                trees.get(output).add(grower.grow(gradients[output], hessians[output], raw[output]));
            }
        }
        return new BoostedTrees(trees, starts, grower.gains());
    }

    /**
     * The model's raw outputs.
     *
     * @param features the columns of {@link #fit}, binned alike
     * @param rows which of their rows to answer for
     * @return outputs × rows, as {@link Loss} says what they mean
     */
    public double[][] raw(List<Feature> features, int[] rows) {
        byte[][] bins = features.stream().map(Feature::bins).toArray(byte[][]::new);
        double[][] raw = new double[starts.length][rows.length];
        for (int output = 0; output < starts.length; output++) {
            for (int i = 0; i < rows.length; i++) {
                double sum = starts[output];
                for (Tree tree : trees.get(output)) {
                    sum += tree.answer(bins, rows[i]);
                }
                raw[output][i] = sum;
            }
        }
        return raw;
    }

    /** Each feature's share of how much the trees lowered the loss; all 0 when nothing was learned. */
    public double[] importance() {
        double sum = Arrays.stream(gains).sum();
        return Arrays.stream(gains).map(gain -> sum > 0 ? gain / sum : 0).toArray();
    }
}
