package io.syntho.evaluation.learn;

import io.syntho.evaluation.learn.SplitSearch.Found;
import io.syntho.evaluation.learn.SplitSearch.Sums;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Grows trees from sums of binned gradients, the most useful split first (Ke et al., LightGBM, NeurIPS 2017). Of two children only the smaller
 * is summed; the other's sums are its parent's less these.
 */
final class TreeGrower {

    private final List<Feature> features;
    private final int[] allRows;
    private final BoostingOptions options;
    private final SplitSearch search;
    private final int[] offsets;
    private final int histogramSize;
    private final int[] rows;
    private final int[] moved;
    private final double[] nodeGradients;
    private final double[] nodeHessians;
    private final double[] gains;
    private final Deque<double[]> freeHistograms = new ArrayDeque<>();

    /** @param allRows the rows to learn from, as indices into the features */
    TreeGrower(List<Feature> features, int[] allRows, BoostingOptions options) {
        this.features = features;
        this.allRows = allRows;
        this.options = options;
        search = new SplitSearch(options.leafRows());
        offsets = new int[features.size()];
        int size = 0;
        for (int feature = 0; feature < offsets.length; feature++) {
            offsets[feature] = size;
            size += features.get(feature).size() * SplitSearch.SUMS;
        }
        histogramSize = size;
        rows = new int[allRows.length];
        moved = new int[allRows.length];
        nodeGradients = new double[allRows.length];
        nodeHessians = new double[allRows.length];
        gains = new double[offsets.length];
    }

    /** A node that may be parted; its rows stand in {@code rows[from .. to)}. */
    private record Open(int node, int from, int to, Sums sums, double[] histogram, Optional<Found> split) {

        double gain() {
            return split.map(Found::gain).orElse(0.0);
        }
    }

    /** How much each feature lowered the loss in all trees so far. */
    double[] gains() {
        return gains;
    }

    /**
     * Grows one tree.
     *
     * @param gradients per place in the rows to learn from
     * @param hessians likewise
     * @param answers likewise: what the tree answers is added, times the rate
     */
    Tree grow(double[] gradients, double[] hessians, double[] answers) {
        for (int place = 0; place < rows.length; place++) {
            rows[place] = place;
        }
        List<Tree.Node> nodes = new ArrayList<>();
        PriorityQueue<Open> open = new PriorityQueue<>(
                Comparator.comparingDouble((Open node) -> -node.gain()).thenComparingInt(Open::node));
        nodes.add(new Tree.Leaf(0));
        double[] histogram = histogram(0, rows.length, gradients, hessians);
        open.add(opened(0, 0, rows.length, sums(histogram), histogram));
        int leaves = 1;
        while (leaves < options.leaves()
                && open.peek() != null
                && open.peek().split().isPresent()) {
            part(open.poll(), nodes, open, gradients, hessians);
            leaves++;
        }
        for (Open leaf : open) {
            double answer = options.rate() * leaf.sums().answer();
            nodes.set(leaf.node(), new Tree.Leaf(answer));
            for (int i = leaf.from(); i < leaf.to(); i++) {
                answers[rows[i]] += answer;
            }
            freeHistograms.push(leaf.histogram());
        }
        return new Tree(nodes);
    }

    private void part(
            Open parent, List<Tree.Node> nodes, PriorityQueue<Open> open, double[] gradients, double[] hessians) {
        Found split = parent.split().orElseThrow();
        gains[split.feature()] += split.gain();
        int middle = sort(parent, split);
        int left = nodes.size();
        nodes.add(new Tree.Leaf(0));
        nodes.add(new Tree.Leaf(0));
        nodes.set(parent.node(), new Tree.Split(split.feature(), split.toLeft(), left, left + 1));
        boolean leftSmaller = middle - parent.from() <= parent.to() - middle;
        double[] small = leftSmaller
                ? histogram(parent.from(), middle, gradients, hessians)
                : histogram(middle, parent.to(), gradients, hessians);
        double[] large = parent.histogram();
        for (int i = 0; i < histogramSize; i++) {
            large[i] -= small[i];
        }
        open.add(opened(left, parent.from(), middle, split.left(), leftSmaller ? small : large));
        open.add(opened(
                left + 1, middle, parent.to(), parent.sums().without(split.left()), leftSmaller ? large : small));
    }

    private Open opened(int node, int from, int to, Sums sums, double[] histogram) {
        Optional<Found> split =
                to - from < 2 * options.leafRows() ? Optional.empty() : search.best(features, histogram, offsets, sums);
        return new Open(node, from, to, sums, histogram, split);
    }

    /** Puts the rows that go left before the others, each side in its order, and tells where the others begin. */
    private int sort(Open node, Found split) {
        byte[] bins = features.get(split.feature()).bins();
        int left = node.from();
        int right = 0;
        for (int i = node.from(); i < node.to(); i++) {
            if (split.toLeft().get(bins[allRows[rows[i]]] & 0xff)) {
                rows[left++] = rows[i];
            } else {
                moved[right++] = rows[i];
            }
        }
        System.arraycopy(moved, 0, rows, left, right);
        return left;
    }

    private double[] histogram(int from, int to, double[] gradients, double[] hessians) {
        double[] histogram = freeHistograms.isEmpty() ? new double[histogramSize] : freeHistograms.pop();
        Arrays.fill(histogram, 0);
        for (int i = from; i < to; i++) {
            nodeGradients[i] = gradients[rows[i]];
            nodeHessians[i] = hessians[rows[i]];
            moved[i] = allRows[rows[i]];
        }
        for (int feature = 0; feature < offsets.length; feature++) {
            byte[] bins = features.get(feature).bins();
            int offset = offsets[feature];
            for (int i = from; i < to; i++) {
                int at = offset + (bins[moved[i]] & 0xff) * SplitSearch.SUMS;
                histogram[at] += nodeGradients[i];
                histogram[at + 1] += nodeHessians[i];
                histogram[at + 2]++;
            }
        }
        return histogram;
    }

    /** Each row stands in one bin of the first feature. */
    private Sums sums(double[] histogram) {
        double[] sums = new double[SplitSearch.SUMS];
        int end = offsets.length > 1 ? offsets[1] : histogramSize;
        for (int i = 0; i < end; i++) {
            sums[i % SplitSearch.SUMS] += histogram[i];
        }
        return new Sums(sums[0], sums[1], sums[2]);
    }
}
