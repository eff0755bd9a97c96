package io.syntho.evaluation.quality;

import io.syntho.evaluation.learn.Loss;
import io.syntho.evaluation.quality.Efficacy.Task;
import io.syntho.evaluation.quality.Stack.Part;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A column as something to predict.
 *
 * @param task what kind of prediction
 * @param values what is to be predicted, for each row of the stacked parts; {@code NaN} where there is nothing to predict
 * @param classes number of classes; 1 for a number
 */
record Prediction(Task task, double[] values, int classes) {

    private static final int MOST_CLASSES = 15;

    /** A class that is rarer in the training rows can not be learned. */
    private static final int CLASS_ROWS = 20;

    /** Fewer distinct numbers are no scale. */
    private static final int LEAST_NUMBERS = 10;

    /**
     * How a column could be predicted; empty when it hardly varies in the first part.
     *
     * @param parts training rows first
     */
    static Optional<Prediction> of(Aligned column, List<Part> parts) {
        return switch (column) {
            case Aligned.Numbers numbers ->
                ofNumbers(Stack.numbers(numbers, parts), parts.getFirst().rows().length);
            case Aligned.Categories categories ->
                ofClasses(
                        Stack.codes(categories, parts),
                        categories.labels().size(),
                        parts.getFirst().rows().length);
        };
    }

    Loss loss() {
        return switch (task) {
            case BINARY -> Loss.BINARY;
            case MULTICLASS -> Loss.MULTICLASS;
            case REGRESSION -> Loss.SQUARED;
        };
    }

    private static Optional<Prediction> ofNumbers(double[] values, int training) {
        long distinct = java.util.Arrays.stream(values, 0, training)
                .filter(value -> !Double.isNaN(value))
                .distinct()
                .limit(LEAST_NUMBERS)
                .count();
        return distinct < LEAST_NUMBERS ? Optional.empty() : Optional.of(new Prediction(Task.REGRESSION, values, 1));
    }

    /** The most frequent classes, in the order of their frequency; rows of the others are left out. */
    private static Optional<Prediction> ofClasses(int[] codes, int categories, int training) {
        int[] counts = new int[categories];
        for (int row = 0; row < training; row++) {
            if (codes[row] != Aligned.MISSING) {
                counts[codes[row]]++;
            }
        }
        int[] classes = IntStream.range(0, categories)
                .filter(code -> counts[code] >= CLASS_ROWS)
                .boxed()
                .sorted(Comparator.comparingInt(code -> -counts[code]))
                .mapToInt(code -> code)
                .toArray();
        if (classes.length < 2 || classes.length > MOST_CLASSES) {
            return Optional.empty();
        }
        double[] places = new double[categories];
        java.util.Arrays.fill(places, Double.NaN);
        for (int place = 0; place < classes.length; place++) {
            places[classes[place]] = place;
        }
        double[] values = IntStream.of(codes)
                .mapToDouble(code -> code == Aligned.MISSING ? Double.NaN : places[code])
                .toArray();
        return Optional.of(new Prediction(classes.length == 2 ? Task.BINARY : Task.MULTICLASS, values, classes.length));
    }
}
