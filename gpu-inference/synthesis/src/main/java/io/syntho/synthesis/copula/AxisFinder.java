package io.syntho.synthesis.copula;

import io.syntho.synthesis.Cancellation;
import io.syntho.synthesis.transform.RowRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the axes that columns need. A number's first axis is its rank; a category's orders its cells by correspondence analysis. Where rows
 * simulated with one axis leave much of a column's association unexplained (an age that rises and then falls with something, a category that goes
 * with two things in different ways), the strongest unexplained direction becomes a second axis.
 */
final class AxisFinder {

    /** Columns are looked at beside at most this many others. */
    private static final int MOST_PARTNERS = 64;

    /** A second axis must stand out of chance by this factor ... */
    private static final double ABOVE_NOISE = 1.5;

    /** ... and be at least this strong beside the column's whole association. */
    private static final double WORTH = 0.35;

    /** An axis stays if it brings the column's pairs closer to the real ones by this share. */
    private static final double LEAST_IMPROVEMENT = 0.02;

    private final List<TrainingColumn> columns;
    private final Association association;
    private final Cancellation cancellation;
    private final double[] strengths;

    AxisFinder(List<TrainingColumn> columns, long seed, Cancellation cancellation) {
        this.columns = columns;
        this.association = new Association(columns, partners(columns.size(), new RowRandom(seed, 2, MOST_PARTNERS)));
        this.cancellation = cancellation;
        this.strengths = new double[columns.size()];
    }

    private static List<int[]> partners(int columns, RowRandom random) {
        List<int[]> partners = new ArrayList<>();
        for (int a = 0; a < columns; a++) {
            int self = a;
            if (columns <= MOST_PARTNERS + 1) {
                partners.add(IntStream.range(0, columns).filter(b -> b != self).toArray());
            } else {
                partners.add(IntStream.range(0, MOST_PARTNERS)
                        .map(draw -> (self + 1 + random.below(columns - 1, self, draw)) % columns)
                        .distinct()
                        .toArray());
            }
        }
        return partners;
    }

    /** One axis per column (and one that tells missing numbers). */
    List<ColumnAxes> first() {
        List<ColumnAxes> axes = new ArrayList<>();
        for (int a = 0; a < columns.size(); a++) {
            cancellation.check();
            TrainingColumn column = columns.get(a);
            Direction direction = Direction.leading(association.departures(a, limit(column)));
            strengths[a] = direction.strength();
            int index = a;
            axes.add(column.numbers()
                    .map(cells -> ColumnAxes.ranked(cells, strengths[index]))
                    .orElseGet(() -> ColumnAxes.single(coordinate(column, direction))));
        }
        return axes;
    }

    /** Cells that take part in a column's own directions: a missing number lies on an axis of its own. */
    private static int limit(TrainingColumn column) {
        return column.numbers().map(NumberCells::bins).orElse(column.cells());
    }

    /** The column coordinate of correspondence analysis: direction over the root of the share, times strength. */
    private static double[] coordinate(TrainingColumn column, Direction direction) {
        double[] coordinate = new double[direction.coordinate().length];
        Arrays.setAll(
                coordinate,
                cell -> direction.strength() * direction.coordinate()[cell] / Math.sqrt(column.shares()[cell]));
        return coordinate;
    }

    /** With a second axis for each column that seems to need one. */
    List<ColumnAxes> second(List<ColumnAxes> axes, Simulation simulation) {
        List<ColumnAxes> more = new ArrayList<>();
        int simulated = simulation.cells().isEmpty() ? 0 : simulation.cells().getFirst().length;
        for (int a = 0; a < columns.size(); a++) {
            cancellation.check();
            TrainingColumn column = columns.get(a);
            int cells = limit(column);
            if (cells < 3) {
                more.add(axes.get(a));
                continue;
            }
            double[][] residuals = association.residuals(a, cells, simulation.cells());
            Direction direction = Direction.leading(residuals);
            // The largest singular value of pure noise (Marchenko and Pastur): both tables have it.
            double noise = Math.sqrt(1.0 / column.cell().length + 1.0 / simulated)
                    * (Math.sqrt(cells) + Math.sqrt(residuals[0].length));
            boolean needed = direction.strength() > ABOVE_NOISE * noise && direction.strength() > WORTH * strengths[a];
            more.add(needed ? axes.get(a).with(coordinate(column, direction)) : axes.get(a));
        }
        return more;
    }

    /** Takes back the second axes that did not bring simulated pairs closer to the real ones. */
    List<ColumnAxes> proven(List<ColumnAxes> first, Simulation before, List<ColumnAxes> second, Simulation after) {
        List<ColumnAxes> proven = new ArrayList<>();
        for (int a = 0; a < columns.size(); a++) {
            cancellation.check();
            boolean changed = first.get(a) != second.get(a);
            boolean better = changed
                    && association.distance(a, after.cells())
                            <= (1 - LEAST_IMPROVEMENT) * association.distance(a, before.cells());
            proven.add(better ? second.get(a) : first.get(a));
        }
        return proven;
    }
}
