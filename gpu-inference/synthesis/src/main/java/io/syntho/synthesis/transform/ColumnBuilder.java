package io.syntho.synthesis.transform;

import io.syntho.synthesis.regenerate.Maker;
import io.syntho.synthesis.transform.Treatment.Categories;
import io.syntho.synthesis.transform.Treatment.Fixed;
import io.syntho.synthesis.transform.Treatment.Made;
import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.Column;
import io.syntho.tabular.NumericColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects the values of one column of one batch. Filled by one thread. */
public sealed interface ColumnBuilder {

    /** The column, once every row is put. */
    Column build(String name);

    /** Cells of a category column. */
    final class OfCategories implements ColumnBuilder {
        private final Categories categories;
        private final List<String> dictionary;
        private final int[] codes;

        /** A batch of {@code rows} rows. */
        public OfCategories(Categories categories, int rows) {
            this.categories = categories;
            this.dictionary = categories.set().dictionary();
            this.codes = new int[rows];
        }

        /**
         * Puts a row.
         *
         * @param uniform in (0, 1); chooses where a pooled cell is written as one of the kept categories
         */
        public void put(int at, int cell, double uniform) {
            codes[at] = categories.set().code(cell, uniform);
        }

        @Override
        public Column build(String name) {
            if (!categories.numeric()) {
                return new CodedColumn(name, codes, dictionary);
            }
            double[] numbers =
                    dictionary.stream().mapToDouble(NumericCategories::number).toArray();
            return new NumericColumn(
                    name,
                    Arrays.stream(codes)
                            .mapToDouble(code -> code == CodedColumn.MISSING ? Double.NaN : numbers[code])
                            .toArray());
        }
    }

    /** Numbers, {@code NaN} where missing. */
    final class OfNumbers implements ColumnBuilder {
        private final double[] values;

        /** A batch of {@code rows} rows. */
        public OfNumbers(int rows) {
            this.values = new double[rows];
        }

        /** Puts a row. */
        public void put(int at, double value) {
            values[at] = value;
        }

        @Override
        public Column build(String name) {
            return new NumericColumn(name, values);
        }
    }

    /** Values made anew. */
    final class OfMade implements ColumnBuilder {
        private final Made made;
        private final RowRandom random;
        private final double[] numbers;
        private final int[] codes;
        private final Map<String, Integer> codeOf = new HashMap<>();
        private final List<String> dictionary = new ArrayList<>();

        /**
         * A batch of {@code rows} rows.
         *
         * @param random the column's draws, {@link Maker#DRAWS} a row
         */
        public OfMade(Made made, RowRandom random, int rows) {
            this.made = made;
            this.random = random;
            this.numbers = new double[made.numeric() ? rows : 0];
            this.codes = new int[made.numeric() ? 0 : rows];
        }

        /**
         * Puts a row.
         *
         * @param row the row's number in the whole sample
         * @param present whether the row has a value
         */
        public void put(int at, long row, boolean present) {
            if (made.numeric()) {
                numbers[at] = present ? Double.parseDouble(made.maker().make(row, random)) : Double.NaN;
            } else if (present) {
                codes[at] = codeOf.computeIfAbsent(made.maker().make(row, random), this::add);
            } else {
                codes[at] = CodedColumn.MISSING;
            }
        }

        private int add(String text) {
            dictionary.add(text);
            return dictionary.size() - 1;
        }

        @Override
        public Column build(String name) {
            return made.numeric() ? new NumericColumn(name, numbers) : new CodedColumn(name, codes, dictionary);
        }
    }

    /** One value, or none, in all rows. */
    final class OfFixed implements ColumnBuilder {
        private final Fixed fixed;
        private final int rows;

        /** A batch of {@code rows} rows. */
        public OfFixed(Fixed fixed, int rows) {
            this.fixed = fixed;
            this.rows = rows;
        }

        @Override
        public Column build(String name) {
            if (fixed.numeric()) {
                double[] values = new double[rows];
                Arrays.fill(values, fixed.value().map(NumericCategories::number).orElse(Double.NaN));
                return new NumericColumn(name, values);
            }
            int[] codes = new int[rows];
            Arrays.fill(codes, fixed.value().isPresent() ? 0 : CodedColumn.MISSING);
            return new CodedColumn(name, codes, fixed.value().stream().toList());
        }
    }
}
