package io.syntho.evaluation.quality;

import static io.syntho.evaluation.quality.PairColumn.HOLDOUT;
import static io.syntho.evaluation.quality.PairColumn.SYNTHETIC;
import static io.syntho.evaluation.quality.PairColumn.TABLES;
import static io.syntho.evaluation.quality.PairColumn.TRAIN;

/** Measures pairs of columns of the sampled rows. Not safe for use by more than one thread: it reuses its counters. */
final class PairMeasure {

    private final int[] rows;
    private final CellCounts cells;

    /** @param rows sampled rows per table */
    PairMeasure(int[] rows) {
        this.rows = rows;
        cells = new CellCounts(TABLES, rows[TRAIN] + rows[HOLDOUT] + rows[SYNTHETIC]);
    }

    /**
     * What was measured of a pair.
     *
     * @param kind how
     * @param strength association in the training rows by the measure that decides whether the pair counts, 0 to 1
     * @param associations per table
     * @param score synthetic against training rows
     * @param ceiling hold-out against training rows
     */
    record Measured(PairKind kind, double strength, double[] associations, double score, double ceiling) {}

    Measured measure(PairColumn first, PairColumn second) {
        return first.numeric() && second.numeric() ? correlation(first, second) : contingency(first, second);
    }

    private static Measured correlation(PairColumn first, PairColumn second) {
        double[] r = new double[TABLES];
        for (int table = 0; table < TABLES; table++) {
            r[table] = Association.pearson(first.standardised()[table], second.standardised()[table]);
        }
        return new Measured(
                PairKind.CORRELATION,
                Math.abs(r[TRAIN]),
                r,
                1 - Math.abs(r[TRAIN] - r[SYNTHETIC]) / 2,
                1 - Math.abs(r[TRAIN] - r[HOLDOUT]) / 2);
    }

    private Measured contingency(PairColumn first, PairColumn second) {
        cells.clear();
        for (int table = 0; table < TABLES; table++) {
            for (int row = 0; row < rows[table]; row++) {
                cells.add(table, first.codes()[table][row], second.codes()[table][row]);
            }
        }
        double[] phiSquared = {-1, -1, -1};
        double difference = 0;
        double holdoutDifference = 0;
        for (int cell = 0; cell < cells.size(); cell++) {
            for (int table = 0; table < TABLES; table++) {
                double count = cells.count(table, cell);
                if (count > 0) {
                    phiSquared[table] += count
                            * count
                            / ((double) first.margins()[table][cells.first(cell)]
                                    * second.margins()[table][cells.second(cell)]);
                }
            }
            difference += Math.abs(share(TRAIN, cell) - share(SYNTHETIC, cell));
            holdoutDifference += Math.abs(share(TRAIN, cell) - share(HOLDOUT, cell));
        }
        boolean mixed = first.numeric() || second.numeric();
        double[] associations = new double[TABLES];
        for (int table = 0; table < TABLES; table++) {
            associations[table] = mixed
                    ? ratio(first, second, table)
                    : Association.unbiasedCramersV(
                            phiSquared[table], occurring(first, table), occurring(second, table), rows[table]);
        }
        return new Measured(
                mixed ? PairKind.CORRELATION_RATIO : PairKind.CONTINGENCY,
                Association.cramersV(phiSquared[TRAIN], occurring(first, TRAIN), occurring(second, TRAIN)),
                associations,
                1 - difference / 2,
                1 - holdoutDifference / 2);
    }

    private static double ratio(PairColumn first, PairColumn second, int table) {
        PairColumn numbers = first.numeric() ? first : second;
        PairColumn categories = first.numeric() ? second : first;
        return Association.correlationRatio(
                numbers.standardised()[table], categories.codes()[table], categories.size());
    }

    private double share(int table, int cell) {
        return rows[table] == 0 ? 0 : (double) cells.count(table, cell) / rows[table];
    }

    private static int occurring(PairColumn column, int table) {
        int occurring = 0;
        for (int rows : column.margins()[table]) {
            if (rows > 0) {
                occurring++;
            }
        }
        return occurring;
    }
}
