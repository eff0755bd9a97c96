package io.syntho.synthesis.copula;

import java.util.Arrays;

/**
 * Where the cells of a column lie along its latent axes, before they are cut into boxes.
 *
 * @param coordinates cells × axes
 */
record ColumnAxes(double[][] coordinates) {

    /** Far outweighs every other axis, so that the cut between there and missing comes first. */
    private static final double APART = 1e6;

    /** One axis by rank for a number's bins, and one that parts the missing from them; {@code strength} scales the first. */
    static ColumnAxes ranked(NumberCells cells, double strength) {
        boolean missing = cells.missingCell() >= 0;
        double[][] coordinates = new double[cells.cells()][missing ? 2 : 1];
        for (int bin = 0; bin < cells.bins(); bin++) {
            double begin = cells.begin(bin);
            double end = cells.begin(bin + 1);
            coordinates[bin][0] =
                    strength * Normal.meanBetween(Normal.quantile(begin), Normal.quantile(end), end - begin);
        }
        if (missing) {
            coordinates[cells.missingCell()][1] = APART;
        }
        return new ColumnAxes(coordinates);
    }

    /** One axis. */
    static ColumnAxes single(double[] coordinate) {
        return new ColumnAxes(
                Arrays.stream(coordinate).mapToObj(x -> new double[] {x}).toArray(double[][]::new));
    }

    /** With one more axis at the end; cells beyond {@code coordinate} lie at 0 on it. */
    ColumnAxes with(double[] coordinate) {
        double[][] more = new double[coordinates.length][];
        for (int cell = 0; cell < more.length; cell++) {
            more[cell] = Arrays.copyOf(coordinates[cell], coordinates[cell].length + 1);
            more[cell][coordinates[cell].length] = cell < coordinate.length ? coordinate[cell] : 0;
        }
        return new ColumnAxes(more);
    }
}
