package io.syntho.evaluation.quality;

import io.syntho.evaluation.quality.ColumnChart.Category;
import io.syntho.evaluation.quality.ColumnChart.Histogram;
import io.syntho.evaluation.quality.ColumnChart.TopCategories;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Makes the data of a column's chart. */
final class Charts {

    private static final int BINS = 24;
    private static final int CATEGORIES = 20;
    private static final int LABEL_LENGTH = 80;

    private Charts() {}

    static ColumnChart of(Aligned column) {
        return switch (column) {
            case Aligned.Numbers numbers -> histogram(numbers);
            case Aligned.Categories categories -> topCategories(categories);
        };
    }

    private static Histogram histogram(Aligned.Numbers numbers) {
        double low = Math.min(least(numbers.train()), least(numbers.synthetic()));
        double high = Math.max(greatest(numbers.train()), greatest(numbers.synthetic()));
        boolean fewWholeNumbers =
                high - low < BINS && whole(numbers.train()) && whole(numbers.synthetic()) && !numbers.temporal();
        int bins = fewWholeNumbers ? (int) (high - low) + 1 : BINS;
        // One bar per whole number stands on its number; a constant gets a bin of some width.
        double start = fewWholeNumbers ? low - 0.5 : low;
        double width = fewWholeNumbers ? 1 : high > low ? (high - low) / BINS : 1.0 / BINS;
        List<Double> edges = IntStream.rangeClosed(0, bins)
                .mapToObj(bin -> start + bin * width)
                .toList();
        return new Histogram(
                edges,
                shares(numbers.train(), start, width, bins),
                shares(numbers.synthetic(), start, width, bins),
                numbers.temporal());
    }

    private static List<Double> shares(double[] values, double start, double width, int bins) {
        double[] counts = new double[bins];
        double present = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                counts[Math.clamp((int) ((value - start) / width), 0, bins - 1)]++;
                present++;
            }
        }
        List<Double> shares = new ArrayList<>(bins);
        for (double count : counts) {
            shares.add(present == 0 ? 0 : count / present);
        }
        return shares;
    }

    private static TopCategories topCategories(Aligned.Categories column) {
        int size = column.labels().size();
        double[] real = sharesOrZero(column.train(), size);
        double[] synthetic = sharesOrZero(column.synthetic(), size);
        List<Category> top = IntStream.range(0, size)
                .filter(code -> real[code] > 0 || synthetic[code] > 0)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(code -> -real[code])
                        .thenComparingDouble(code -> -synthetic[code]))
                .limit(CATEGORIES)
                .map(code -> new Category(cut(column.labels().get(code)), real[code], synthetic[code]))
                .toList();
        return new TopCategories(
                top,
                rest(top.stream().mapToDouble(Category::real).sum(), real),
                rest(top.stream().mapToDouble(Category::synthetic).sum(), synthetic));
    }

    private static double[] sharesOrZero(int[] codes, int size) {
        double[] shares = Shape.shares(codes, size);
        return shares.length == 0 ? new double[size] : shares;
    }

    private static double rest(double listed, double[] shares) {
        for (double share : shares) {
            if (share > 0) {
                return Math.max(0, 1 - listed);
            }
        }
        return 0;
    }

    private static String cut(String label) {
        return label.codePointCount(0, label.length()) <= LABEL_LENGTH
                ? label
                : label.substring(0, label.offsetByCodePoints(0, LABEL_LENGTH - 1)) + "…";
    }

    private static double least(double[] values) {
        double least = Double.POSITIVE_INFINITY;
        for (double value : values) {
            if (value < least) {
                least = value;
            }
        }
        return least;
    }

    private static double greatest(double[] values) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (value > greatest) {
                greatest = value;
            }
        }
        return greatest;
    }

    private static boolean whole(double[] values) {
        for (double value : values) {
            if (!Double.isNaN(value) && value != Math.rint(value)) {
                return false;
            }
        }
        return true;
    }
}
