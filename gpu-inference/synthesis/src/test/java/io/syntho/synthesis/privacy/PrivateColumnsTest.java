package io.syntho.synthesis.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.syntho.synthesis.Protection;
import io.syntho.synthesis.SampleTables;
import io.syntho.synthesis.regenerate.Maker;
import io.syntho.synthesis.transform.QuantileFunction;
import io.syntho.synthesis.transform.RowRandom;
import io.syntho.synthesis.transform.Treatment;
import io.syntho.synthesis.transform.Treatment.Categories;
import io.syntho.synthesis.transform.Treatment.Fixed;
import io.syntho.synthesis.transform.Treatment.Made;
import io.syntho.synthesis.transform.Treatment.Numbers;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.PiiKind;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.ValueFormat;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class PrivateColumnsTest {

    private static final int ROWS = 10_000;
    private static final double NOISE = 15;
    private static final SecretKey KEY = new SecretKey("0123456789abcdef".repeat(4));

    private static Treatment only(SampleTables table) {
        PrivateColumns planner = new PrivateColumns(KEY, NOISE, 1e-7, Protection.DEFAULT, 500);
        return planner.plan(
                        table.table().columns().getFirst(),
                        table.schema().columns().getFirst())
                .treatment();
    }

    private static Treatment numbers(StorageType type, ValueFormat format, IntToDoubleFunction value) {
        ColumnSchema schema = ColumnSchema.of("x", type, type.temporal() ? Meaning.DATETIME : Meaning.CONTINUOUS)
                .with(format);
        return only(SampleTables.rows(ROWS).numbers(schema, value));
    }

    /** Values at even steps of the distribution that was learned. */
    private static double[] drawn(Treatment treatment) {
        QuantileFunction quantiles = ((Numbers) treatment).quantiles();
        return DoubleStream.iterate(0.0005, u -> u < 1, u -> u + 0.001)
                .map(u -> quantiles.value(quantiles.pieceAt(u), u))
                .toArray();
    }

    @Test
    void aDistributionOfNumbersIsFoundWithoutKnowingItsRange() {
        SplittableRandom random = new SplittableRandom(1);
        double[] values = random.doubles(ROWS).map(u -> 40 + 15 * (u + 0.5)).toArray();
        for (double shift : new double[] {0, -300, 1e6}) {
            double[] sample = drawn(numbers(
                    StorageType.DECIMAL,
                    ValueFormat.ofDecimals(2),
                    row -> Math.rint(100 * (values[row] + shift)) / 100));

            assertThat(Arrays.stream(sample).average().orElseThrow()).isCloseTo(55 + shift, within(1.0));
            assertThat(sample[50]).isCloseTo(48.2 + shift, within(1.5));
            assertThat(sample[950]).isCloseTo(61.8 + shift, within(1.5));
        }
    }

    @Test
    void wholeNumbersAndFrequentOnesAreExact() {
        Treatment treatment =
                numbers(StorageType.INTEGER, ValueFormat.PLAIN, row -> row % 2 == 0 ? 0 : row % 4 == 1 ? 40 : -7);
        QuantileFunction quantiles = ((Numbers) treatment).quantiles();

        assertThat(quantiles.low()).containsExactly(-7, 0, 40);
        assertThat(quantiles.high()).containsExactly(-7, 0, 40);
        assertThat(quantiles.cut()[1]).isCloseTo(0.25, within(0.02));
        assertThat(quantiles.cut()[2]).isCloseTo(0.75, within(0.02));
    }

    @Test
    void daysAreFoundInADecade() {
        double day = 86_400e6;
        Treatment treatment =
                numbers(StorageType.DATE, ValueFormat.ofDate("yyyy-MM-dd"), row -> (16_000 + row % 900) * day);
        QuantileFunction quantiles = ((Numbers) treatment).quantiles();

        double[] sample = drawn(treatment);
        assertThat(sample[20]).isCloseTo(16_018 * day, within(30 * day));
        assertThat(sample[500]).isCloseTo(16_450 * day, within(30 * day));
        assertThat(sample[980]).isCloseTo(16_882 * day, within(30 * day));
        assertThat(quantiles.low()).hasSizeGreaterThan(10);
        assertThat(Arrays.stream(quantiles.low())).allMatch(low -> low % day == 0);
    }

    @Test
    void noiseMakesNoValuesThatNobodyHas() {
        SplittableRandom random = new SplittableRandom(4);
        for (int key = 0; key < 200; key++) {
            PrivateColumns planner = new PrivateColumns(
                    new SecretKey("%08x".formatted(random.nextInt()).repeat(8)), NOISE, 1e-7, Protection.DEFAULT, 500);
            SampleTables table = SampleTables.rows(2_000)
                    .numbers(
                            ColumnSchema.of("day", StorageType.DATE, Meaning.DATETIME),
                            row -> (18_000 + row) * 86_400e6);
            double[] days = drawn(planner.plan(
                            table.table().columns().getFirst(),
                            table.schema().columns().getFirst())
                    .treatment());
            assertThat(Arrays.stream(days).boxed())
                    .as("key %d", key)
                    .allMatch(day -> day > 0 && day < 40_000 * 86_400e6);
        }
    }

    @Test
    void oneRowsExtremeLeavesNoTrace() {
        Treatment treatment =
                numbers(StorageType.INTEGER, ValueFormat.PLAIN, row -> row == 17 ? 3e12 : row == 18 ? -5e9 : row % 50);

        assertThat(((Numbers) treatment).quantiles().maximum()).isLessThan(64);
        assertThat(((Numbers) treatment).quantiles().minimum()).isGreaterThanOrEqualTo(0);
    }

    @Test
    void missingNumbersAreCountedAndAColumnWithoutValuesIsEmpty() {
        Treatment some = numbers(StorageType.INTEGER, ValueFormat.PLAIN, row -> row % 5 == 0 ? Double.NaN : 3);
        Treatment none = numbers(StorageType.INTEGER, ValueFormat.PLAIN, row -> Double.NaN);
        Treatment same = numbers(StorageType.INTEGER, ValueFormat.PLAIN, row -> 12);

        assertThat(((Numbers) some).missingShare()).isCloseTo(0.2, within(0.02));
        assertThat(none).isEqualTo(new Fixed(Optional.empty(), true));
        assertThat(same).isEqualTo(new Fixed(Optional.of("12.0"), true));
    }

    @Test
    void labelsOfFewRowsAreNeverTold() {
        Treatment treatment = only(SampleTables.rows(ROWS)
                .words("word", row -> row < 30 ? "only" + row / 3 : row % 3 == 0 ? "rare third" : "often"));
        Categories categories = (Categories) treatment;

        assertThat(categories.set().labels()).containsExactly("often", "rare third");
        assertThat(categories.set().rows()[0]).isCloseTo(6_647, within(100L));
        assertThat(categories.set().rows()[1]).isCloseTo(3_323, within(100L));
    }

    @Test
    void aColumnOfNamesThatAllDifferTellsNone() {
        Treatment treatment = only(SampleTables.rows(ROWS).words("word", row -> "person " + row));

        assertThat(((Categories) treatment).set().labels()).isEmpty();
        assertThat(((Categories) treatment).set().dictionary()).containsExactly("(other)");
    }

    @Test
    void theCountsCarryTheNoiseThatTheyPromise() {
        NoisyCounts counts = new NoisyCounts(new SecretStream(KEY, SecretStream.Use.COUNTS, 5), 40);
        long[] noise = counts.of(new long[200_000]);

        double mean = Arrays.stream(noise).average().orElseThrow();
        double deviation = Math.sqrt(Arrays.stream(noise)
                .mapToDouble(n -> (n - mean) * (n - mean))
                .average()
                .orElseThrow());
        assertThat(mean).isCloseTo(0, within(0.4));
        assertThat(deviation).isCloseTo(40, within(0.4));
    }

    @Test
    void aStreamDependsOnItsKeyItsUseAndItsNumberAlone() {
        long first = new SecretStream(KEY, SecretStream.Use.GRADIENT, 3).nextLong();

        assertThat(new SecretStream(KEY, SecretStream.Use.GRADIENT, 3).nextLong())
                .isEqualTo(first);
        assertThat(new SecretStream(KEY, SecretStream.Use.GRADIENT, 4).nextLong())
                .isNotEqualTo(first);
        assertThat(new SecretStream(KEY, SecretStream.Use.SAMPLING, 3).nextLong())
                .isNotEqualTo(first);
        assertThat(new SecretStream(SecretKey.draw(), SecretStream.Use.GRADIENT, 3).nextLong())
                .isNotEqualTo(first);
        assertThat(KEY).hasToString("SecretKey[hidden]");
    }

    @Test
    void valuesMadeAnewFollowTheSchemaOnly() {
        ColumnSchema card =
                ColumnSchema.of("card", StorageType.STRING, Meaning.IDENTIFIER).with(Optional.of(PiiKind.PAYMENT_CARD));
        Maker one = ((Made) only(SampleTables.rows(ROWS).words(card, row -> "4111 " + row))).maker();
        Maker other = ((Made) only(SampleTables.rows(ROWS).words(card, row -> "x" + row))).maker();
        RowRandom random = new RowRandom(1, 1, Maker.DRAWS);

        assertThat(one).isEqualTo(other);
        assertThat(one.make(5, random)).matches("9\\d{15}").isNotEqualTo(one.make(6, random));
        for (PiiKind kind : PiiKind.values()) {
            ColumnSchema text = ColumnSchema.of("text", StorageType.STRING, Meaning.IDENTIFIER)
                    .with(Optional.of(kind));
            Treatment treatment = only(SampleTables.rows(ROWS).words(text, row -> "v" + row));
            assertThat(((Made) treatment).maker().make(9, random))
                    .as("%s", kind)
                    .isNotBlank();
        }
    }

    @Test
    void whatIsToldDependsOnTheSchemaAlone() {
        SampleTables table = SampleTables.rows(ROWS)
                .words("word", row -> "a")
                .numbers("x", StorageType.DECIMAL, row -> row)
                .words(ColumnSchema.of("id", StorageType.STRING, Meaning.IDENTIFIER), row -> "i" + row);

        RenyiCurve told = PrivateColumns.told(table.schema(), 50);

        // Two histograms of categories, and the numbers' levels, which weigh as much as three.
        double[] expected = RenyiCurve.gaussian(50).times(5).divergences();
        for (int i = 0; i < expected.length; i++) {
            assertThat(told.divergences()[i]).isCloseTo(expected[i], within(1e-9 * expected[i]));
        }
        assertThat(PrivateColumns.labelled(table.schema())).isEqualTo(1);
    }
}
