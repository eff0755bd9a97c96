package io.syntho.evaluation.learn;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** How one column's values are cut into at most 256 bins. The last bin holds what is missing. */
public sealed interface Bins {

    /** Most bins of a column. */
    int MOST = 256;

    /** Number of bins, the missing one included. */
    int size();

    /**
     * Bins of numbers by their quantiles; each of few distinct numbers gets a bin of its own.
     *
     * @param edges greatest value of each bin but the last, ascending
     */
    record Numbers(double[] edges) implements Bins {

        /**
         * Cuts where {@code values} are dense.
         *
         * @param values numbers; {@code NaN} is missing
         * @param most most bins, at least 3
         */
        public static Numbers of(double[] values, int most) {
            // Adding 0.0 turns -0.0 into 0.0, which sorting and searching would otherwise tell apart.
            double[] sorted = Arrays.stream(values)
                    .filter(value -> !Double.isNaN(value))
                    .map(value -> value + 0.0)
                    .sorted()
                    .toArray();
            double[] distinct = distinct(sorted);
            int bins = most - 1;
            if (distinct.length <= bins) {
                return new Numbers(Arrays.copyOf(distinct, Math.max(0, distinct.length - 1)));
            }
            return new Numbers(distinct(IntStream.range(1, bins)
                    .mapToDouble(cut -> sorted[(int) ((long) cut * sorted.length / bins) - 1])
                    .toArray()));
        }

        private static double[] distinct(double[] sorted) {
            int size = 0;
            double[] distinct = new double[sorted.length];
            for (double value : sorted) {
                if (size == 0 || distinct[size - 1] != value) {
                    distinct[size++] = value;
                }
            }
            return Arrays.copyOf(distinct, size);
        }

        @Override
        public int size() {
            return edges.length + 2;
        }

        /** The bin of each value, as an unsigned byte. */
        public byte[] cut(double[] values) {
            byte[] bins = new byte[values.length];
            for (int row = 0; row < bins.length; row++) {
                bins[row] = (byte) (Double.isNaN(values[row]) ? edges.length + 1 : below(values[row]));
            }
            return bins;
        }

        /** How many edges lie below {@code value}. */
        private int below(double value) {
            int found = Arrays.binarySearch(edges, value + 0.0);
            return found >= 0 ? found : -found - 1;
        }
    }

    /**
     * A bin for each of the most frequent categories, and one for all others.
     *
     * @param binOfCode bin by code
     * @param size bins, of which the last but one holds the other categories
     */
    record Categories(int[] binOfCode, int size) implements Bins {

        /**
         * Names the most frequent categories.
         *
         * @param codes categories; a negative one is missing
         * @param categories number of codes there may be
         * @param most most bins, at least 3
         */
        public static Categories of(int[] codes, int categories, int most) {
            int[] counts = new int[categories];
            for (int code : codes) {
                if (code >= 0) {
                    counts[code]++;
                }
            }
            int[] frequent = IntStream.range(0, categories)
                    .filter(code -> counts[code] > 0)
                    .boxed()
                    .sorted(Comparator.comparingInt((Integer code) -> -counts[code]))
                    .limit(most - 2L)
                    .mapToInt(code -> code)
                    .toArray();
            int[] binOfCode = new int[categories];
            Arrays.fill(binOfCode, frequent.length);
            for (int bin = 0; bin < frequent.length; bin++) {
                binOfCode[frequent[bin]] = bin;
            }
            return new Categories(binOfCode, frequent.length + 2);
        }

        /** The bin of each code, as an unsigned byte. */
        public byte[] cut(int[] codes) {
            byte[] bins = new byte[codes.length];
            for (int row = 0; row < bins.length; row++) {
                bins[row] = (byte) (codes[row] < 0 ? size - 1 : binOfCode[codes[row]]);
            }
            return bins;
        }
    }
}
