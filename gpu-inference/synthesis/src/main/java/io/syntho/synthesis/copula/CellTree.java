package io.syntho.synthesis.copula;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A cut of the latent space of one column into boxes, one per cell, so that each cell's box holds the probability of its share of rows. The
 * axes of a column are independent standard normals: whatever the cuts, the column's marginal is exact.
 *
 * <p>Node {@code i} cuts axis {@code axis[i]} at {@code cut[i]}: what lies below goes to {@code below[i]}, the rest to {@code above[i]}. A
 * child is a later node, or the cell {@code −1 − child}. A column of one cell has no nodes.
 *
 * @param cells number of cells
 * @param axes number of axes
 */
record CellTree(int cells, int axes, int[] axis, double[] cut, int[] below, int[] above) {

    CellTree {
        boolean sound = cells >= 1
                && axes >= 0
                && axis.length == cells - 1
                && cut.length == axis.length
                && below.length == axis.length
                && above.length == axis.length;
        boolean[] seen = new boolean[Math.max(cells, 0)];
        boolean[] reached = new boolean[axis.length];
        for (int i = 0; sound && i < axis.length; i++) {
            sound = axis[i] >= 0
                    && axis[i] < axes
                    && Double.isFinite(cut[i])
                    && child(below[i], i, seen, reached)
                    && child(above[i], i, seen, reached);
        }
        if (!sound) {
            throw new IllegalArgumentException("tree: %d cells, %d nodes".formatted(cells, axis.length));
        }
    }

    private static boolean child(int child, int parent, boolean[] seen, boolean[] reached) {
        boolean[] marks = child < 0 ? seen : reached;
        int index = child < 0 ? -1 - child : child;
        boolean fresh = index < marks.length && !marks[index] && (child < 0 || child > parent);
        if (fresh) {
            marks[index] = true;
        }
        return fresh;
    }

    /**
     * Cuts so that cells with like coordinates lie side by side: at each step the axis and the place that part the remaining cells best, as a
     * regression tree does (greatest variance between the two sides, rows as weights).
     *
     * @param share of rows in each cell, greater than 0, summing to 1
     * @param coordinates cells × axes; how strongly a cell differs along each axis
     */
    static CellTree grow(double[] share, double[][] coordinates) {
        int axes = coordinates[0].length;
        return new Grower(share, coordinates, axes).grow();
    }

    /** The cell of the point whose coordinates begin at {@code from}. */
    int cell(double[] point, int from) {
        if (axis.length == 0) {
            return 0;
        }
        int node = 0;
        do {
            node = point[from + axis[node]] < cut[node] ? below[node] : above[node];
        } while (node >= 0);
        return -1 - node;
    }

    /** The boxes, cells × axes × {low, high}; an end may be infinite. */
    double[][][] boxes() {
        double[][][] boxes = new double[cells][axes][];
        double[][] all = new double[axes][];
        Arrays.setAll(all, a -> new double[] {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY});
        fill(axis.length == 0 ? -1 : 0, all, boxes);
        return boxes;
    }

    private void fill(int node, double[][] box, double[][][] boxes) {
        if (node < 0) {
            boxes[-1 - node] = box;
            return;
        }
        double[][] low = box.clone();
        double[][] high = box.clone();
        int a = axis[node];
        low[a] = new double[] {box[a][0], Math.min(cut[node], box[a][1])};
        high[a] = new double[] {Math.max(cut[node], box[a][0]), box[a][1]};
        fill(below[node], low, boxes);
        fill(above[node], high, boxes);
    }

    private static final class Grower {
        private final double[] share;
        private final double[][] coordinates;
        private final int axes;
        private final int[] axis;
        private final double[] cut;
        private final int[] below;
        private final int[] above;
        private int nodes;

        Grower(double[] share, double[][] coordinates, int axes) {
            this.share = share;
            this.coordinates = coordinates;
            this.axes = axes;
            int inner = share.length - 1;
            this.axis = new int[inner];
            this.cut = new double[inner];
            this.below = new int[inner];
            this.above = new int[inner];
        }

        CellTree grow() {
            double[][] whole = new double[axes][];
            Arrays.setAll(whole, a -> new double[] {0, 1});
            split(IntStream.range(0, share.length).toArray(), whole);
            return new CellTree(share.length, axes, axis, cut, below, above);
        }

        /** Splits {@code cells}, which fill the box {@code box} given in probabilities; returns the node or −1 − cell. */
        private int split(int[] cells, double[][] box) {
            if (cells.length == 1) {
                return -1 - cells[0];
            }
            Split best = new Split(0, cells, 1, -1);
            for (int a = 0; a < axes; a++) {
                Split candidate = along(a, cells);
                if (candidate.gain() > best.gain()) {
                    best = candidate;
                }
            }
            int node = nodes++;
            double low = box[best.axis()][0];
            double high = box[best.axis()][1];
            int[] left = Arrays.copyOf(best.order(), best.count());
            int[] right = Arrays.copyOfRange(best.order(), best.count(), cells.length);
            double part = sum(left) / sum(cells);
            double at = low + part * (high - low);
            double[][] leftBox = box.clone();
            double[][] rightBox = box.clone();
            leftBox[best.axis()] = new double[] {low, at};
            rightBox[best.axis()] = new double[] {at, high};
            axis[node] = best.axis();
            cut[node] = Normal.quantile(Math.clamp(at, Double.MIN_NORMAL, 1 - 0x1p-53));
            below[node] = split(left, leftBox);
            above[node] = split(right, rightBox);
            return node;
        }

        private Split along(int a, int[] cells) {
            int[] order = IntStream.of(cells)
                    .boxed()
                    .sorted(Comparator.comparingDouble(cell -> coordinates[cell][a]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            double weight = sum(cells);
            double total = 0;
            for (int cell : cells) {
                total += share[cell] * coordinates[cell][a];
            }
            Split best = new Split(a, order, 1, -1);
            double left = 0;
            double leftTotal = 0;
            for (int count = 1; count < order.length; count++) {
                int cell = order[count - 1];
                left += share[cell];
                leftTotal += share[cell] * coordinates[cell][a];
                double apart = leftTotal / left - (total - leftTotal) / (weight - left);
                double gain = apart * apart * left * (weight - left) / weight;
                if (gain > best.gain()) {
                    best = new Split(a, order, count, gain);
                }
            }
            return best;
        }

        private double sum(int[] cells) {
            double sum = 0;
            for (int cell : cells) {
                sum += share[cell];
            }
            return sum;
        }
    }

    private record Split(int axis, int[] order, int count, double gain) {}
}
