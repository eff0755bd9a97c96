package io.syntho.evaluation.quality;

import static io.syntho.evaluation.quality.PairColumn.HOLDOUT;
import static io.syntho.evaluation.quality.PairColumn.SYNTHETIC;
import static io.syntho.evaluation.quality.PairColumn.TRAIN;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Measures the distribution of one column of the three tables. */
final class ShapeProbe {

    private final int budget;
    private final int ceilingRows;
    private final long seed;

    /**
     * @param budget most values of a numeric column that are looked at
     * @param ceilingRows least hold-out rows that give a ceiling
     * @param seed of the samples beyond the budget
     */
    ShapeProbe(int budget, int ceilingRows, long seed) {
        this.budget = budget;
        this.ceilingRows = ceilingRows;
        this.seed = seed;
    }

    ColumnQuality measure(String name, Aligned column, boolean chart) {
        Optional<ColumnChart> drawn = chart ? Optional.of(Charts.of(column)) : Optional.empty();
        return switch (column) {
            case Aligned.Numbers numbers -> ofNumbers(name, numbers, drawn);
            case Aligned.Categories categories -> ofCategories(name, categories, drawn);
        };
    }

    private ColumnQuality ofNumbers(String name, Aligned.Numbers column, Optional<ColumnChart> chart) {
        double[][] tables = column.tables();
        Numbers real = new Numbers(tables[TRAIN]);
        Numbers holdout = new Numbers(tables[HOLDOUT]);
        return new ColumnQuality(
                name,
                ShapeMetric.KS_COMPLEMENT,
                column.temporal(),
                real.missingShare(),
                real.distinct(),
                real.fit(new Numbers(tables[SYNTHETIC])),
                holdout.sorted.length > 0 && tables[HOLDOUT].length >= ceilingRows
                        ? Optional.of(real.fit(holdout))
                        : Optional.empty(),
                chart);
    }

    /** A table's numbers. */
    private final class Numbers {

        final double[] values;
        final double[] sorted;

        Numbers(double[] values) {
            this.values = values;
            this.sorted = Shape.sorted(values, budget, seed);
        }

        OptionalLong distinct() {
            return values.length > budget ? OptionalLong.empty() : OptionalLong.of(Shape.distinct(sorted));
        }

        double missingShare() {
            int missing = 0;
            for (double value : values) {
                missing += Double.isNaN(value) ? 1 : 0;
            }
            return values.length == 0 ? 0 : (double) missing / values.length;
        }

        ColumnFit fit(Numbers other) {
            boolean both = sorted.length > 0 && other.sorted.length > 0;
            double low = both ? sorted[0] : 0;
            double high = both ? sorted[sorted.length - 1] : 0;
            return new ColumnFit(
                    Shape.ksComplement(sorted, other.sorted),
                    both ? OptionalDouble.of(Shape.wasserstein(sorted, other.sorted)) : OptionalDouble.empty(),
                    other.missingShare(),
                    both ? OptionalDouble.of(Shape.shareWithin(other.sorted, low, high)) : OptionalDouble.empty(),
                    both ? covered(low, high, other.sorted) : 0,
                    other.distinct());
        }

        private static double covered(double low, double high, double[] other) {
            if (high == low) {
                return Shape.shareWithin(other, low, high) > 0 ? 1 : 0;
            }
            double overlap = Math.min(high, other[other.length - 1]) - Math.max(low, other[0]);
            return Math.clamp(overlap / (high - low), 0.0, 1.0);
        }
    }

    private ColumnQuality ofCategories(String name, Aligned.Categories column, Optional<ColumnChart> chart) {
        int[][] tables = column.tables();
        int size = column.labels().size();
        Counts real = Counts.of(tables[TRAIN], size);
        Counts holdout = Counts.of(tables[HOLDOUT], size);
        return new ColumnQuality(
                name,
                ShapeMetric.TV_COMPLEMENT,
                false,
                real.missingShare(),
                OptionalLong.of(real.distinct()),
                real.fit(Counts.of(tables[SYNTHETIC], size)),
                holdout.present() > 0 && tables[HOLDOUT].length >= ceilingRows
                        ? Optional.of(real.fit(holdout))
                        : Optional.empty(),
                chart);
    }

    /** A table's categories. */
    private record Counts(int[] rows, int present, int all) {

        static Counts of(int[] codes, int size) {
            int[] rows = new int[size];
            int present = 0;
            for (int code : codes) {
                if (code != Aligned.MISSING) {
                    rows[code]++;
                    present++;
                }
            }
            return new Counts(rows, present, codes.length);
        }

        long distinct() {
            long distinct = 0;
            for (int count : rows) {
                distinct += count > 0 ? 1 : 0;
            }
            return distinct;
        }

        double missingShare() {
            return all == 0 ? 0 : (double) (all - present) / all;
        }

        ColumnFit fit(Counts other) {
            int known = 0;
            long shared = 0;
            for (int code = 0; code < rows.length; code++) {
                known += rows[code] > 0 ? other.rows[code] : 0;
                shared += rows[code] > 0 && other.rows[code] > 0 ? 1 : 0;
            }
            boolean both = present > 0 && other.present > 0;
            return new ColumnFit(
                    Shape.tvComplement(shares(), other.shares()),
                    OptionalDouble.empty(),
                    other.missingShare(),
                    both ? OptionalDouble.of((double) known / other.present) : OptionalDouble.empty(),
                    present > 0 ? (double) shared / distinct() : 0,
                    OptionalLong.of(other.distinct()));
        }

        /** Of length 0 when no row has a category. */
        private double[] shares() {
            return present == 0
                    ? new double[0]
                    : IntStream.of(rows)
                            .mapToDouble(count -> (double) count / present)
                            .toArray();
        }
    }
}
