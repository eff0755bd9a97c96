package io.syntho.evaluation.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.syntho.evaluation.Samples;
import io.syntho.evaluation.run.RuleFile.Point;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.Table;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class StatisticsTest {

    @Test
    void wilsonsIntervalOfATextbookCase() {
        // 10 of 100 at 95 %: 0.0552 to 0.1744.
        Interval share = Wilson.rate("x", 10, 100).share();

        assertThat(share.lower()).isCloseTo(0.0552, within(5e-5));
        assertThat(share.upper()).isCloseTo(0.1744, within(5e-5));
        assertThat(share.estimate()).isCloseTo((10 + 1.92073) / (100 + 3.84146), within(1e-5));
    }

    @Test
    void withoutTrialsARateCanBeAnything() {
        Interval share = Wilson.rate("x", 0, 0).share();

        assertThat(share.lower()).isCloseTo(0, within(1e-12));
        assertThat(share.upper()).isCloseTo(1, within(1e-12));
    }

    @Test
    void theResidualRiskIsWhatTheControlDoesNotExplain() {
        // 0.6 against 0.2: (0.6 - 0.2) / 0.8 = 0.5, up to Wilson's pull towards the middle.
        Interval risk = ResidualRisk.of(Wilson.rate("a", 60_000, 100_000), Wilson.rate("c", 20_000, 100_000));

        assertThat(risk.estimate()).isCloseTo(0.5, within(1e-4));
        // Error: sqrt((0.003036 / 0.8)² + (0.4 / 0.64 · 0.002479)²).
        assertThat(risk.upper() - risk.estimate()).isCloseTo(0.004098, within(1e-5));
    }

    @Test
    void aControlNearOneLeavesNoExcess() {
        Interval excess = ResidualRisk.excess(Wilson.rate("a", 2_000, 2_000), Wilson.rate("c", 500, 500));

        assertThat(excess.estimate()).isLessThan(0.005);
        assertThat(excess.upper()).isLessThan(0.02);
        assertThat(ResidualRisk.excess(Wilson.rate("a", 60_000, 100_000), Wilson.rate("c", 20_000, 100_000))
                        .estimate())
                .isCloseTo(0.4, within(1e-4));
    }

    @Property
    void aRiskStaysBetweenNothingAndEverything(
            @ForAll @IntRange(max = 500) int attacks,
            @ForAll @IntRange(max = 500) int controls,
            @ForAll @DoubleRange(max = 1) double attack,
            @ForAll @DoubleRange(max = 1) double control) {
        Interval risk = ResidualRisk.of(
                Wilson.rate("a", Math.rint(attacks * attack), attacks),
                Wilson.rate("c", Math.rint(controls * control), controls));

        assertThat(risk.lower()).isGreaterThanOrEqualTo(0).isLessThanOrEqualTo(risk.estimate());
        assertThat(risk.upper()).isLessThanOrEqualTo(1).isGreaterThanOrEqualTo(risk.estimate());
    }

    @Test
    void aScoreLiesOnTheLinesBetweenItsPoints() {
        Curve curve = new Curve(List.of(new Point(0, 100), new Point(0.1, 50), new Point(1, 0)));

        assertThat(curve.at(0)).isEqualTo(100);
        assertThat(curve.at(0.05)).isEqualTo(75);
        assertThat(curve.at(0.55)).isCloseTo(25, within(1e-12));
        assertThat(curve.at(2)).isZero();
    }

    @Test
    void theRulesInForceAreWhole() {
        PrivacyRules rules = PrivacyRules.CURRENT;

        assertThat(rules.version()).isEqualTo("2026-2");
        for (PrivacyMeasure measure : PrivacyMeasure.values()) {
            assertThat(rules.curves().get(measure).at(0)).isEqualTo(100);
            assertThat(rules.curves().get(measure).at(1)).isZero();
        }
        assertThat(rules.level(80)).isEqualTo(RiskLevel.LOW);
        assertThat(rules.level(79.99)).isEqualTo(RiskLevel.MEDIUM);
        assertThat(rules.level(59.99)).isEqualTo(RiskLevel.HIGH);
        assertThat(rules.level(39.99)).isEqualTo(RiskLevel.CRITICAL);
    }

    @Test
    void aTableIsListedFromFortyOn() {
        assertThat(ListingRule.allows(40)).isTrue();
        assertThat(ListingRule.allows(39.99)).isFalse();
        assertThat(ListingRule.allows(Double.NaN)).isFalse();
    }

    @Test
    void keysAreCountedHoweverMany() {
        long[] keys = LongStream.range(0, 30_000).map(i -> i % 10_000).toArray();
        keys[29_999] = Long.MIN_VALUE;

        KeyCounts counts = KeyCounts.of(keys);

        assertThat(counts.distinct()).isEqualTo(10_001);
        assertThat(counts.count(5)).isEqualTo(3);
        assertThat(counts.count(9_999)).isEqualTo(2);
        assertThat(counts.count(-7)).isZero();
        assertThat(counts.unique()).isEqualTo(1);
        assertThat(counts.total()).isEqualTo(30_000);
    }

    @Test
    void keysAreCountedAmongOthers() {
        KeyCounts training = KeyCounts.of(new long[] {4, 1, 2, 2, 9});
        KeyCounts rows = KeyCounts.of(new long[] {2, 3, 4, 4, 2, 2, 10, 0});

        assertThat(rows.among(training, 1)).as("the two fours").isEqualTo(2);
        assertThat(rows.among(training, 2)).as("and the three twos").isEqualTo(5);
        assertThat(rows.among(KeyCounts.of(new long[0]), 2)).isZero();
    }

    @Test
    void rowsThatAreAloneAreDrawnAtRandom() {
        long[] keys = {7, 3, 7, 1, 3, 8, 9};
        Map<List<Integer>, Integer> drawn = new HashMap<>();
        for (int seed = 0; seed < 6_000; seed++) {
            int[] rows = new LoneRows(keys.length).draw(row -> keys[row], 2, new SplittableRandom(seed));
            drawn.merge(Arrays.stream(rows).boxed().toList(), 1, Integer::sum);
        }

        assertThat(drawn.keySet())
                .containsExactlyInAnyOrder(
                        List.of(3, 5), List.of(3, 6), List.of(5, 3), List.of(5, 6), List.of(6, 3), List.of(6, 5));
        assertThat(drawn.values())
                .as("each of six orders about a thousand times")
                .allSatisfy(count -> assertThat(count).isBetween(850, 1_150));
        assertThat(new LoneRows(4).draw(row -> 5, 2, new SplittableRandom(1))).isEmpty();
        assertThat(new LoneRows(3).draw(row -> row, 9, new SplittableRandom(1))).containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void gowersDistanceOfRowsByHand() {
        Table table = new Table(List.of(
                Samples.numbers("n", 0, 10, 5, Double.NaN, 100),
                Samples.text("t", "a", "b", "a", null, null),
                Samples.numbers("level", 1, 9, 1, 1, Double.NaN)));
        List<ColumnSchema> schema = List.of(
                ColumnSchema.of("n", StorageType.INTEGER, Meaning.CONTINUOUS),
                ColumnSchema.of("t", StorageType.STRING, Meaning.CATEGORICAL),
                ColumnSchema.of("level", StorageType.INTEGER, Meaning.CATEGORICAL));
        // Ranges come from the first three rows: n spans 10.
        GowerSpace space = GowerSpace.of(table.select(new int[] {0, 1, 2}), schema);
        float[][] points = space.points(table, new int[] {0, 1, 2, 3, 4});

        assertThat(distance(points, 0, 1))
                .as("all columns differ by their range")
                .isEqualTo(1);
        assertThat(distance(points, 0, 2)).as("half the range of one of three").isCloseTo(0.5 / 3, within(1e-6));
        assertThat(distance(points, 0, 3)).as("two are missing on one side").isCloseTo(2.0 / 3, within(1e-6));
        assertThat(distance(points, 3, 4)).as("t is missing on both sides").isCloseTo(2.0 / 3, within(1e-6));
        assertThat(distance(points, 1, 4))
                .as("far outside the range is no more than 1")
                .isEqualTo(1);
    }

    @Test
    void theNearestTwoAreFoundAcrossBlocks() {
        float[][] points = new float[1][3_000];
        for (int i = 0; i < 3_000; i++) {
            points[0][i] = 0.9f - i / 10_000f;
        }

        Nearest nearest = new Nearest(points.clone());
        nearest.find(new float[][] {{0.6f, 0.9f}}, 0);
        assertThat(nearest.equal(0)).isEqualTo(2_999);
        assertThat(nearest.first()).isCloseTo(0.0001f, within(1e-6f));
        assertThat(nearest.second()).isCloseTo(0.0002f, within(1e-6f));

        nearest.find(new float[][] {{0.6f, 0.9f}}, 1);
        assertThat(nearest.equal(0)).isZero();
        assertThat(nearest.first()).isZero();
    }

    @Test
    void equallyNearPointsAreAllKnown() {
        Nearest nearest = new Nearest(new float[][] {{0.5f, 0.1f, 0.3f, 0.1f, 0.2f}});

        nearest.find(new float[][] {{0.1f}}, 0);

        assertThat(nearest.equalCount()).isEqualTo(2);
        assertThat(List.of(nearest.equal(0), nearest.equal(1))).containsExactly(1, 3);
        assertThat(nearest.second()).isZero();
    }

    @Test
    void aTieCountsByTheRowsThatShareIt() {
        Nearest training = new Nearest(new float[][] {{0.1f, 0.1f, 0.1f, 0.9f}});
        Nearest holdout = new Nearest(new float[][] {{0.1f, 0.6f}});
        Contest contest = new Contest(4, 2);
        for (float query : new float[] {0.1f, 0.9f, 0.6f, 0.2f}) {
            training.find(new float[][] {{query}}, 0);
            holdout.find(new float[][] {{query}}, 0);
            contest.add(holdout, training);
        }

        // Three of four equally near rows, a win, a loss, three of four again.
        assertThat(contest.won().estimate()).isCloseTo((0.75 + 1 + 0 + 0.75) / 4, within(1e-12));
        assertThat(contest.ties()).isEqualTo(2);
        assertThat(contest.chance()).isEqualTo(4 / 6.0);
    }

    @Test
    void aWholeTableIsToldFromASample() {
        long[] training = LongStream.range(0, 4_000).map(i -> i % 20).toArray();
        java.util.Random random = new java.util.Random(3);
        long[] sampled = LongStream.range(0, 4_000)
                .map(i -> training[random.nextInt(4_000)])
                .toArray();

        assertThat(WholeTable.repeated(KeyCounts.of(training.clone()), KeyCounts.of(training.clone())))
                .isTrue();
        assertThat(WholeTable.repeated(KeyCounts.of(training.clone()), KeyCounts.of(sampled)))
                .isFalse();
        assertThat(WholeTable.repeated(KeyCounts.of(new long[100]), KeyCounts.of(new long[100])))
                .as("one row repeated says nothing")
                .isFalse();
    }

    @Test
    void shortCodesCoincideByChance() {
        FormatChance chance = new FormatChance(Set.of("0001", "0002", "7777", "A1"));

        assertThat(chance.of("1234")).isEqualTo(3 / 1e4);
        assertThat(chance.of("B2")).isEqualTo(1 / 260.0);
        assertThat(chance.of("12345")).isZero();
    }

    private static double distance(float[][] points, int first, int second) {
        float[][] query = new float[points.length][];
        float[][] point = new float[points.length][];
        for (int axis = 0; axis < points.length; axis++) {
            query[axis] = new float[] {points[axis][first]};
            point[axis] = new float[] {points[axis][second]};
        }
        Nearest nearest = new Nearest(point.clone());
        nearest.find(query, 0);
        return nearest.first() / points.length;
    }
}
