package io.syntho.synthesis.copula;

import io.syntho.synthesis.Condition;
import io.syntho.synthesis.Condition.Between;
import io.syntho.synthesis.Condition.Missing;
import io.syntho.synthesis.Condition.OneOf;
import io.syntho.synthesis.constraint.ConditionCheck;
import io.syntho.synthesis.transform.CategorySet;
import io.syntho.synthesis.transform.NumericCategories;
import io.syntho.synthesis.transform.Treatment;
import io.syntho.synthesis.transform.Treatment.Categories;
import io.syntho.synthesis.transform.Treatment.Fixed;
import io.syntho.synthesis.transform.Treatment.Made;
import io.syntho.synthesis.transform.Treatment.Numbers;
import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.Column;
import io.syntho.tabular.NumericColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where in latent space a column is as it is to be.
 *
 * @param from the column's first axis
 * @param boxes beside each other; none when the column never is so
 */
record Region(int from, List<Box> boxes) {

    /**
     * A part of it.
     *
     * @param low by axis, the smallest coordinate
     * @param high by axis, the greatest; the same as the smallest for a single number
     * @param weight the probability of it, or the density where it has no width
     */
    record Box(double[] low, double[] high, double weight) {
        static Box of(double[] low, double[] high) {
            double weight = 1;
            for (int a = 0; a < low.length; a++) {
                weight *= low[a] == high[a] ? Normal.density(low[a]) : Truncated.probability(low[a], high[a]);
            }
            return new Box(low, high, weight);
        }
    }

    Region {
        boxes = List.copyOf(boxes);
    }

    /** Number of axes of the column. */
    int axes() {
        return boxes.getFirst().low().length;
    }

    /** Whether a column without latent axes, which is the same in every row but for what is made anew, is as it is to be. */
    static boolean always(Treatment treatment, Condition condition) {
        return switch (treatment) {
            case Fixed(Optional<String> value, boolean numeric) ->
                ConditionCheck.on(cell(value, numeric), condition).test(0);
            case Categories categories -> !cells(categories, condition).isEmpty();
            case Made made -> false;
            case Numbers numbers -> false;
        };
    }

    /** The region of a column with latent axes. */
    static Region of(Treatment treatment, LatentColumn latent, Condition condition) {
        List<Box> boxes = new ArrayList<>();
        double[][][] sides = latent.tree().boxes();
        switch (treatment) {
            case Categories categories -> cells(categories, condition).forEach(cell -> boxes.add(whole(sides[cell])));
            case Made made -> {
                if (condition instanceof Missing) {
                    boxes.add(whole(sides[1]));
                }
            }
            case Numbers numbers -> addNumbers(latent, sides, condition, boxes);
            case Fixed fixed -> throw new IllegalArgumentException("fixed columns have no axes");
        }
        return new Region(latent.from(), boxes);
    }

    private static void addNumbers(LatentColumn latent, double[][][] sides, Condition condition, List<Box> boxes) {
        switch (condition) {
            case Missing missing -> {
                int cell = latent.numberCells().orElseThrow().missingCell();
                if (cell >= 0) {
                    boxes.add(whole(sides[cell]));
                }
            }
            case Between(String column, double from, double to) -> addBetween(latent, sides, from, to, boxes);
            case OneOf oneOf -> {
                for (double number : ConditionCheck.numbers(oneOf.values())) {
                    addBetween(latent, sides, number, number, boxes);
                }
            }
        }
    }

    private static void addBetween(LatentColumn latent, double[][][] sides, double from, double to, List<Box> boxes) {
        for (int bin = 0; bin < latent.numberCells().orElseThrow().bins(); bin++) {
            Box all = whole(sides[bin]);
            latent.span(bin, from, to).ifPresent(span -> {
                all.low()[0] = span[0];
                all.high()[0] = span[1];
                boxes.add(Box.of(all.low(), all.high()));
            });
        }
    }

    private static Box whole(double[][] sides) {
        double[] low = new double[sides.length];
        double[] high = new double[sides.length];
        for (int a = 0; a < sides.length; a++) {
            low[a] = sides[a][0];
            high[a] = sides[a][1];
        }
        return Box.of(low, high);
    }

    /** The cells whose rows all are as they are to be. */
    private static List<Integer> cells(Categories categories, Condition condition) {
        CategorySet set = categories.set();
        List<Integer> cells = new ArrayList<>();
        for (int cell = 0; cell < set.cells(); cell++) {
            Optional<String> label = cell == set.missingCell()
                    ? Optional.empty()
                    : Optional.of(
                            cell == set.pooledCell()
                                    ? set.pooledLabel()
                                    : set.labels().get(cell));
            boolean varies = cell == set.pooledCell() && !set.labelled();
            if (!varies
                    && ConditionCheck.on(cell(label, categories.numeric()), condition)
                            .test(0)) {
                cells.add(cell);
            }
        }
        return cells;
    }

    private static Column cell(Optional<String> value, boolean numeric) {
        return numeric
                ? new NumericColumn(
                        "", new double[] {value.map(NumericCategories::number).orElse(Double.NaN)})
                : new CodedColumn(
                        "",
                        new int[] {value.isPresent() ? 0 : CodedColumn.MISSING},
                        value.stream().toList());
    }
}
