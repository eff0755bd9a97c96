package io.syntho.evaluation.quality;

import java.util.List;

/** Data of a column's chart, bounded in size. */
public sealed interface ColumnChart {

    /**
     * Shares of values per bin. Both tables share the bins; the shares of a table sum to 1 unless it has no value.
     *
     * @param edges bin edges, ascending, one more than bins; instants are microseconds since 1970-01-01 UTC
     * @param real share of training values per bin, at most 24 bins
     * @param synthetic share of synthetic values per bin
     * @param temporal whether the edges are instants
     */
    record Histogram(List<Double> edges, List<Double> real, List<Double> synthetic, boolean temporal)
            implements ColumnChart {

        /** Keeps the lists unmodifiable. */
        public Histogram {
            edges = List.copyOf(edges);
            real = List.copyOf(real);
            synthetic = List.copyOf(synthetic);
        }
    }

    /**
     * The most frequent categories, and what is left.
     *
     * @param categories at most 20, by falling real share
     * @param realOther share of training values in no listed category
     * @param syntheticOther share of synthetic values in no listed category
     */
    record TopCategories(List<Category> categories, double realOther, double syntheticOther) implements ColumnChart {

        /** Keeps the list unmodifiable. */
        public TopCategories {
            categories = List.copyOf(categories);
        }
    }

    /**
     * One category.
     *
     * @param value its text, cut to 80 characters
     * @param real share of training values, 0 to 1
     * @param synthetic share of synthetic values, 0 to 1
     */
    record Category(String value, double real, double synthetic) {}
}
