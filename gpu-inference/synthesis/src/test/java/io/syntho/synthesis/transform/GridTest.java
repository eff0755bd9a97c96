package io.syntho.synthesis.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class GridTest {

    @Test
    void wholeNumbersStayWhole() {
        assertThat(Grid.of(new double[] {3, 7, 8}).round(4.4)).isEqualTo(4);
    }

    @Test
    void stepsAreKept() {
        Grid grid = Grid.of(new double[] {900, 1_000, 1_025, 5_050});

        assertThat(grid.unit()).isEqualTo(25);
        assertThat(grid.round(1_240)).isEqualTo(1_250);
    }

    @Test
    void stepsThatDoNotBeginAtZeroAreKept() {
        assertThat(Grid.of(new double[] {3, 13, 23}).round(9)).isEqualTo(13);
    }

    @Test
    void daysStayDays() {
        double day = 86_400e6;

        assertThat(Grid.of(new double[] {day * 17_000, day * 17_003, day * 17_004})
                        .round(17_001.4 * day))
                .isEqualTo(17_001 * day);
    }

    @Test
    void aFewValuesWithMoreDigitsDoNotCoarsenOrRefineTheRest() {
        double[] prices = IntStream.range(0, 1_000)
                .mapToDouble(i -> (i * 37 % 5_000) / 100.0)
                .toArray();
        prices[17] = 12.340000000000002;
        prices[18] = 1 / 3.0;
        Arrays.sort(prices);

        assertThat(Grid.of(prices).round(8.12345)).isEqualTo(8.12);
    }

    @Test
    void theDigitsOfTheFewCountWhereMostAreZero() {
        double[] fees = new double[1_000];
        fees[999] = 15.25;
        fees[998] = 11.5;

        assertThat(Grid.of(fees).round(12.3456)).isEqualTo(12.25);
    }

    @Test
    void numbersWithoutAGridStayAsTheyAre() {
        double[] values = IntStream.range(1, 100)
                .mapToDouble(i -> 1.0 / (2 * i + 1))
                .sorted()
                .toArray();

        assertThat(Grid.of(values)).isEqualTo(Grid.NONE);
        assertThat(Grid.NONE.round(0.123456789123)).isEqualTo(0.123456789123);
    }

    @Test
    void largeNumbersAreNotTakenForWholeOnes() {
        assertThat(Grid.of(new double[] {1e12 + 0.5, 1e12 + 1}).round(1e12 + 0.5))
                .isEqualTo(1e12 + 0.5);
        assertThat(Grid.of(new double[] {1e300, 2e300})).isEqualTo(Grid.NONE);
    }

    @Property
    void decimalsComeBackAsTheyWere(
            @ForAll @IntRange(min = -1_000_000, max = 1_000_000) int units,
            @ForAll @IntRange(min = 0, max = 6) int decimals) {
        double scale = Math.pow(10, decimals);
        double value = units / scale;

        assertThat(Grid.of(new double[] {value, value + 1 / scale}).round(value))
                .isEqualTo(value);
        assertThat(Grid.ofDecimals(decimals).round(value)).isEqualTo(value);
    }
}
