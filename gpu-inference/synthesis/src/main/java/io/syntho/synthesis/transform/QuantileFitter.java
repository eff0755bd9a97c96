package io.syntho.synthesis.transform;

import java.util.Arrays;

/** Cuts sorted values into atoms and smooth pieces. */
final class QuantileFitter {

    private final double[] sorted;
    private final int minimumRows;
    private final int mostAtoms;
    private final int chunk;

    private final double[] low;
    private final double[] high;
    private final long[] rows;
    private int pieces;
    private long pendingRows;

    QuantileFitter(double[] sorted, int minimumRows, int mostAtoms, int mostSmoothPieces) {
        if (sorted.length < minimumRows) {
            throw new IllegalArgumentException(
                    "values: %d (expected: at least %d)".formatted(sorted.length, minimumRows));
        }
        this.sorted = sorted;
        this.minimumRows = minimumRows;
        this.mostAtoms = mostAtoms;
        this.chunk = Math.max(minimumRows, Math.ceilDiv(sorted.length, mostSmoothPieces));
        int most = 2 * mostAtoms + mostSmoothPieces + 2;
        this.low = new double[most];
        this.high = new double[most];
        this.rows = new long[most];
    }

    QuantileFunction fit() {
        int enough = atomRows();
        int from = 0;
        int looseFrom = 0;
        while (from < sorted.length) {
            int to = endOfRun(from);
            if (to - from >= enough) {
                addLoose(looseFrom, from);
                add(sorted[from], sorted[from], to - from);
                looseFrom = to;
            }
            from = to;
        }
        addLoose(looseFrom, sorted.length);
        return result();
    }

    /** Rows that make a value an atom: at least the minimum, more when there would be too many atoms. */
    private int atomRows() {
        int[] runs = new int[sorted.length / minimumRows];
        int count = 0;
        for (int from = 0; from < sorted.length; ) {
            int to = endOfRun(from);
            if (to - from >= minimumRows) {
                runs[count++] = to - from;
            }
            from = to;
        }
        if (count <= mostAtoms) {
            return minimumRows;
        }
        Arrays.sort(runs, 0, count);
        return runs[count - mostAtoms] + 1;
    }

    private int endOfRun(int from) {
        int to = from + 1;
        while (to < sorted.length && sorted[to] == sorted[from]) {
            to++;
        }
        return to;
    }

    /** The values between two atoms, or before the first, or after the last. */
    private void addLoose(int from, int to) {
        int count = to - from;
        if (count == 0) {
            return;
        }
        boolean first = from == 0;
        boolean last = to == sorted.length;
        if (count < minimumRows) {
            if (first) {
                // Fewer rows than may be told apart lie beyond the first atom: they count as that atom.
                pendingRows = count;
            } else if (last) {
                rows[pieces - 1] += count;
            } else {
                add(sorted[from - 1], sorted[to], count);
            }
            return;
        }
        int parts = Math.max(1, count / chunk);
        for (int part = 0; part < parts; part++) {
            int begin = from + (int) ((long) count * part / parts);
            int end = from + (int) ((long) count * (part + 1) / parts);
            addPart(begin, end);
        }
    }

    /**
     * Adds the smooth piece of some rows. Between pieces it ends halfway to the neighbour. An end of the column, or of a stretch that lies apart,
     * would be one row's value: there the piece ends so that it keeps the mean of its rows, or, where that lies outside of the values, at the mean
     * of the most extreme ones.
     */
    private void addPart(int begin, int end) {
        double span = sorted[end - 1] - sorted[begin];
        double left = begin == 0 || apart(begin, span) ? Double.NaN : middle(begin);
        double right = end == sorted.length || apart(end, span) ? Double.NaN : middle(end);
        if (Double.isNaN(left) && Double.isNaN(right)) {
            double half = end - begin < 2 * minimumRows ? deviation(begin, end) / 2 : 0;
            left = half > 0 ? mean(begin, end) - half : lowest(begin);
            right = half > 0 ? mean(begin, end) + half : highest(end);
        } else if (Double.isNaN(left)) {
            double balanced = 2 * mean(begin, end) - right;
            left = Math.min(right, balanced < sorted[begin] ? lowest(begin) : balanced);
        } else if (Double.isNaN(right)) {
            double balanced = 2 * mean(begin, end) - left;
            right = Math.max(left, balanced > sorted[end - 1] ? highest(end) : balanced);
        }
        add(left, right, end - begin);
    }

    /** Whether nothing lies before {@code index} for more than the width of the piece: half of that would be filled with values that nobody has. */
    private boolean apart(int index, double span) {
        return sorted[index] - sorted[index - 1] > span;
    }

    private double middle(int index) {
        return sorted[index - 1] * 0.5 + sorted[index] * 0.5;
    }

    /** What stands for the smallest value: the mean of the rows that lie lowest. */
    private double lowest(int begin) {
        return mean(begin, begin + minimumRows);
    }

    private double highest(int end) {
        return mean(end - minimumRows, end);
    }

    /** The mean distance from the mean; half of it never reaches beyond the outermost value. */
    private double deviation(int begin, int end) {
        double mean = mean(begin, end);
        double deviation = 0;
        for (int i = begin; i < end; i++) {
            deviation += Math.abs(sorted[i] - mean) / (end - begin);
        }
        return deviation;
    }

    private double mean(int begin, int end) {
        double mean = 0;
        for (int i = begin; i < end; i++) {
            mean += sorted[i] / (end - begin);
        }
        return Math.clamp(mean, sorted[begin], sorted[end - 1]);
    }

    private void add(double from, double to, long count) {
        low[pieces] = from;
        high[pieces] = to;
        rows[pieces] = count + pendingRows;
        pendingRows = 0;
        pieces++;
    }

    private QuantileFunction result() {
        double[] cut = new double[pieces + 1];
        long below = 0;
        for (int p = 0; p < pieces; p++) {
            below += rows[p];
            cut[p + 1] = p == pieces - 1 ? 1 : (double) below / sorted.length;
        }
        return new QuantileFunction(cut, Arrays.copyOf(low, pieces), Arrays.copyOf(high, pieces));
    }
}
