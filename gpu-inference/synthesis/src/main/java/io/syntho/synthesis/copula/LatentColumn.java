package io.syntho.synthesis.copula;

import io.syntho.synthesis.transform.Grid;
import io.syntho.synthesis.transform.QuantileFunction;
import java.util.Optional;

/**
 * A learned column in latent space: it owns a few axes, its tree says which cell a point falls in, and where its values are numbers, the first
 * axis orders them within a bin.
 *
 * <p>The score of a cell is the mean of the latent point over its box: the best guess of the latent values behind a row.
 */
final class LatentColumn {

    private final int from;
    private final CellTree tree;
    private final double[][] scores;
    private final double[][] visible;
    private final Optional<Placed> numbers;

    /**
     * Places a column.
     *
     * @param from its first axis among those of all columns
     */
    LatentColumn(int from, CellTree tree, Optional<NumberCells> numbers) {
        this.from = from;
        this.tree = tree;
        double[][][] boxes = tree.boxes();
        this.scores = new double[tree.cells()][tree.axes()];
        this.visible = new double[tree.cells()][tree.axes()];
        for (int cell = 0; cell < tree.cells(); cell++) {
            for (int a = 0; a < tree.axes(); a++) {
                double[] side = boxes[cell][a];
                double probability = Normal.cdf(side[1]) - Normal.cdf(side[0]);
                scores[cell][a] = Normal.meanBetween(side[0], side[1], Math.max(probability, Double.MIN_NORMAL));
                boolean ranked =
                        a == 0 && numbers.isPresent() && cell != numbers.get().missingCell();
                visible[cell][a] = ranked || probability < 1 ? 1 : 0;
            }
        }
        this.numbers = numbers.map(cells -> new Placed(cells, boxes));
    }

    int from() {
        return from;
    }

    int axes() {
        return tree.axes();
    }

    CellTree tree() {
        return tree;
    }

    Optional<NumberCells> numberCells() {
        return numbers.map(placed -> placed.cells);
    }

    /** The cell of a latent point. */
    int cell(double[] point) {
        return tree.cell(point, from);
    }

    /** Writes the score of a row that is known to lie in {@code cell}; a cell of −1 says nothing. */
    void scoreCell(int cell, double[] out) {
        for (int a = 0; a < tree.axes(); a++) {
            out[from + a] = cell < 0 ? 0 : scores[cell][a];
        }
    }

    /** Writes 1 for each axis of which a row in {@code cell} shows something, 0 for the others. */
    void visible(int cell, double[] out) {
        for (int a = 0; a < tree.axes(); a++) {
            out[from + a] = cell < 0 ? 0 : visible[cell][a];
        }
    }

    /** Writes the score of a row whose latent point is known: what of it the column's value shows. */
    void scorePoint(double[] point, int cell, double[] out) {
        scoreCell(cell, out);
        if (numbers.isPresent() && !missing(cell)) {
            Placed placed = numbers.get();
            int piece = placed.piece(cell, point[from]);
            out[from] = placed.quantiles().atom(piece) ? placed.atomScore[piece] : point[from];
        }
    }

    /** Writes the score of a row whose number is known. */
    void scoreNumber(double value, double[] out) {
        Placed placed = numbers.orElseThrow();
        if (Double.isNaN(value)) {
            scoreCell(placed.cells.missingCell(), out);
            return;
        }
        int piece = placed.quantiles().pieceOf(value);
        scoreCell(placed.cells.binOf(piece), out);
        out[from] = placed.quantiles().atom(piece) ? placed.atomScore[piece] : placed.latent(piece, value);
    }

    /** Whether {@code cell} is the one of missing numbers. */
    boolean missing(int cell) {
        return numbers.isPresent() && cell == numbers.get().cells.missingCell();
    }

    /** The number of a latent point that lies in bin {@code cell}. */
    double number(double[] point, int cell) {
        Placed placed = numbers.orElseThrow();
        int piece = placed.piece(cell, point[from]);
        return placed.cells.numbers().value(piece, placed.position(cell, point[from]));
    }

    /**
     * The side of bin {@code bin} along the first axis behind which numbers between two bounds stand.
     *
     * @return {begin, end}, both the same for a single number of a scale without a grid; empty when none of the bin's numbers is within
     */
    Optional<double[]> span(int bin, double least, double greatest) {
        return numbers.orElseThrow().span(bin, least, greatest);
    }

    /** The pieces of a quantile function along the first axis: bin after bin, each filling the side of its box. */
    private static final class Placed {
        private final NumberCells cells;
        private final double[] sideBegin;
        private final double[] sideEnd;
        private final double[] latentBegin;
        private final double[] latentEnd;
        private final double[] atomScore;

        Placed(NumberCells cells, double[][][] boxes) {
            this.cells = cells;
            int bins = cells.bins();
            int pieces = quantiles().pieces();
            this.sideBegin = new double[bins];
            this.sideEnd = new double[bins];
            this.latentBegin = new double[pieces];
            this.latentEnd = new double[pieces];
            this.atomScore = new double[pieces];
            for (int bin = 0; bin < bins; bin++) {
                sideBegin[bin] = Normal.cdf(boxes[bin][0][0]);
                sideEnd[bin] = Normal.cdf(boxes[bin][0][1]);
                for (int piece = cells.first()[bin]; piece < cells.first()[bin + 1]; piece++) {
                    double begin = along(bin, quantiles().cut()[piece]);
                    double end = along(bin, quantiles().cut()[piece + 1]);
                    latentBegin[piece] = Normal.quantile(begin);
                    latentEnd[piece] = Normal.quantile(end);
                    atomScore[piece] = Normal.meanBetween(
                            latentBegin[piece], latentEnd[piece], Math.max(end - begin, Double.MIN_NORMAL));
                }
            }
        }

        QuantileFunction quantiles() {
            return cells.numbers().quantiles();
        }

        Optional<double[]> span(int bin, double least, double greatest) {
            Grid grid = cells.numbers().grid();
            double unit = grid.unit() / grid.scale();
            // Numbers of a smooth piece are rounded to the grid: those within are the ones that round to grid points
            // within.
            double low = grid.round(least) < least ? grid.round(least) + unit / 2 : grid.round(least) - unit / 2;
            double high =
                    grid.round(greatest) > greatest ? grid.round(greatest) - unit / 2 : grid.round(greatest) + unit / 2;
            double begin = Double.NaN;
            double end = Double.NaN;
            for (int piece = cells.first()[bin]; piece < cells.first()[bin + 1]; piece++) {
                double first = quantiles().low()[piece];
                double last = quantiles().high()[piece];
                boolean atom = quantiles().atom(piece);
                boolean within =
                        atom ? first >= least && first <= greatest : last >= low && first <= high && low <= high;
                if (within) {
                    boolean fromStart = atom || first >= low;
                    boolean toEnd = atom || last <= high;
                    double from = fromStart ? latentBegin[piece] : latent(piece, Math.nextUp(low));
                    begin = Double.isNaN(begin) ? from : begin;
                    end = toEnd ? latentEnd[piece] : latent(piece, unit == 0 ? high : Math.nextDown(high));
                }
            }
            return Double.isNaN(begin) ? Optional.empty() : Optional.of(new double[] {begin, Math.max(begin, end)});
        }

        /** Where the share {@code u} of the column lies on the axis, as a probability. */
        private double along(int bin, double u) {
            double share = (u - cells.begin(bin)) / (cells.begin(bin + 1) - cells.begin(bin));
            return sideBegin[bin] + Math.clamp(share, 0, 1) * (sideEnd[bin] - sideBegin[bin]);
        }

        double position(int bin, double z) {
            double share =
                    (Normal.cdf(z) - sideBegin[bin]) / Math.max(sideEnd[bin] - sideBegin[bin], Double.MIN_NORMAL);
            return cells.begin(bin) + Math.clamp(share, 0, 1) * (cells.begin(bin + 1) - cells.begin(bin));
        }

        double latent(int piece, double value) {
            double z = Normal.quantile(along(cells.binOf(piece), quantiles().position(piece, value)));
            return Math.clamp(z, -Latents.FARTHEST, Latents.FARTHEST);
        }

        int piece(int bin, double z) {
            int low = cells.first()[bin];
            int high = cells.first()[bin + 1] - 1;
            while (low < high) {
                int middle = (low + high + 1) >>> 1;
                if (latentBegin[middle] <= z) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
            return low;
        }
    }
}
