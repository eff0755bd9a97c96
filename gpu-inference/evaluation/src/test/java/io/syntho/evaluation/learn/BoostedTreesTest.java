package io.syntho.evaluation.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoostedTreesTest {

    private static final int ROWS = 2_000;
    private static final int[] FIRST = IntStream.range(0, ROWS / 2).toArray();
    private static final int[] SECOND = IntStream.range(ROWS / 2, ROWS).toArray();

    private final double[] x = new Random(1).doubles(ROWS).toArray();
    private final double[] noise = new Random(2).doubles(ROWS).toArray();
    private final int[] codes = new Random(3).ints(ROWS, 0, 40).toArray();
    private final List<Feature> features = List.of(number("x", x), number("noise", noise), category("c", codes));

    @Test
    void aStepOfANumberAndAJumpOfCategoriesAreLearned() {
        double[] target = IntStream.range(0, ROWS)
                .mapToDouble(row -> (x[row] > 0.3 ? 2 : 0) + (codes[row] % 3 == 0 ? 1 : 0))
                .toArray();

        BoostedTrees model = fit(target, Loss.SQUARED, 1);

        assertThat(Scores.rSquared(model.raw(features, SECOND)[0], values(target, SECOND)))
                .isGreaterThan(0.95);
        assertThat(model.importance()[1]).as("noise").isLessThan(0.05);
        assertThat(model.importance()[0] + model.importance()[1] + model.importance()[2])
                .isCloseTo(1, within(1e-9));
    }

    @Test
    void whatIsMissingIsLearnedFromToo() {
        double[] holed = x.clone();
        for (int row = 0; row < ROWS; row += 3) {
            holed[row] = Double.NaN;
        }
        double[] target = IntStream.range(0, ROWS)
                .mapToDouble(row -> row % 3 == 0 ? 1 : 0)
                .toArray();
        List<Feature> one = List.of(number("holed", holed));

        BoostedTrees model = BoostedTrees.fit(one, FIRST, values(target, FIRST), Loss.BINARY, 1, options(), () -> {});

        assertThat(Scores.auc(model.raw(one, SECOND)[0], hits(target, SECOND))).isEqualTo(1);
    }

    @Test
    void nothingIsLearnedFromNoiseThatHoldsOnOtherRows() {
        double[] coin = new Random(4).ints(ROWS, 0, 2).asDoubleStream().toArray();

        BoostedTrees model = fit(coin, Loss.BINARY, 1);

        assertThat(Scores.auc(model.raw(features, SECOND)[0], hits(coin, SECOND)))
                .isCloseTo(0.5, within(0.05));
    }

    @Test
    void everyClassOfSeveralIsTold() {
        double[] target = IntStream.range(0, ROWS)
                .mapToDouble(row -> x[row] < 0.3 ? 0 : x[row] < 0.7 ? 1 : 2)
                .toArray();

        double[][] raw = fit(target, Loss.MULTICLASS, 3).raw(features, SECOND);

        int[] guessed = IntStream.range(0, SECOND.length)
                .map(row -> IntStream.range(0, 3)
                        .reduce(0, (best, label) -> raw[label][row] > raw[best][row] ? label : best))
                .toArray();
        int[] actual = IntStream.of(SECOND).map(row -> (int) target[row]).toArray();
        assertThat(Scores.macroF1(guessed, actual, 3)).isGreaterThan(0.97);
    }

    @Test
    void aConstantLeavesNothingToLearn() {
        double[] target = new double[ROWS];
        java.util.Arrays.fill(target, 7);

        BoostedTrees model = fit(target, Loss.SQUARED, 1);

        assertThat(model.raw(features, SECOND)[0]).containsOnly(7);
        assertThat(model.importance()).containsOnly(0);
    }

    @Test
    void manyDistinctNumbersAreCutByTheirQuantiles() {
        Bins.Numbers bins =
                Bins.Numbers.of(IntStream.range(0, 10_000).asDoubleStream().toArray(), 5);

        assertThat(bins.edges()).containsExactly(2_499, 4_999, 7_499);
        assertThat(bins.size()).isEqualTo(5);
        assertThat(bins.cut(new double[] {-5, 2_499, 2_500, 1e9, Double.NaN, -0.0}))
                .containsExactly(0, 0, 1, 3, 4, 0);
    }

    @Test
    void rareCategoriesShareABin() {
        Bins.Categories bins = Bins.Categories.of(new int[] {0, 1, 1, 2, 2, 2, -1}, 5, 4);

        assertThat(bins.cut(new int[] {2, 1, 0, 4, -1})).containsExactly(0, 1, 2, 2, 3);
    }

    private BoostedTrees fit(double[] target, Loss loss, int outputs) {
        return BoostedTrees.fit(features, FIRST, values(target, FIRST), loss, outputs, options(), () -> {});
    }

    private static BoostingOptions options() {
        return BoostingOptions.ofRounds(60);
    }

    private static double[] values(double[] all, int[] rows) {
        return IntStream.of(rows).mapToDouble(row -> all[row]).toArray();
    }

    private static boolean[] hits(double[] all, int[] rows) {
        boolean[] hits = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            hits[i] = all[rows[i]] == 1;
        }
        return hits;
    }

    private static Feature number(String name, double[] values) {
        Bins.Numbers bins = Bins.Numbers.of(values, Bins.MOST);
        return new Feature(name, bins.cut(values), bins.size(), true);
    }

    private static Feature category(String name, int[] codes) {
        Bins.Categories bins = Bins.Categories.of(codes, 40, Bins.MOST);
        return new Feature(name, bins.cut(codes), bins.size(), false);
    }
}
