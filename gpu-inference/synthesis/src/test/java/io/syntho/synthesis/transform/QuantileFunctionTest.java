package io.syntho.synthesis.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class QuantileFunctionTest {

    private static final int MINIMUM = 5;

    @Test
    void aValueThatManyRowsShareIsAnAtomOfItsShare() {
        double[] values = DoubleStream.concat(
                        DoubleStream.generate(() -> 0).limit(920), new SplittableRandom(1).doubles(80, 1_000, 50_000))
                .sorted()
                .toArray();

        QuantileFunction quantiles = QuantileFunction.fit(values, MINIMUM);

        assertThat(quantiles.atom(0)).isTrue();
        assertThat(quantiles.low()[0]).isZero();
        assertThat(quantiles.cut()[1]).isEqualTo(0.92);
        assertThat(quantiles.atom(1)).as("the rest is smooth").isFalse();
    }

    @Test
    void noSingleValueIsKeptAndTheExtremesAreNotGivenAway() {
        double[] values =
                new SplittableRandom(2).doubles(1_000, 0, 100).sorted().toArray();
        values[999] = 1e6;

        QuantileFunction quantiles = QuantileFunction.fit(values, MINIMUM);

        for (int p = 0; p < quantiles.pieces(); p++) {
            assertThat(Arrays.binarySearch(values, quantiles.low()[p])).isNegative();
            assertThat(Arrays.binarySearch(values, quantiles.high()[p])).isNegative();
        }
        assertThat(quantiles.minimum()).isGreaterThan(values[0]);
        assertThat(quantiles.maximum()).isLessThan(values[999]);
    }

    @Test
    void fewRowsBeyondTheLastAtomCountAsThatAtom() {
        double[] values = DoubleStream.concat(
                        DoubleStream.concat(
                                DoubleStream.of(1),
                                DoubleStream.generate(() -> 2).limit(50)),
                        DoubleStream.of(77, 78, 79))
                .toArray();

        QuantileFunction quantiles = QuantileFunction.fit(values, MINIMUM);

        assertThat(quantiles.pieces()).isEqualTo(1);
        assertThat(quantiles.minimum()).isEqualTo(2);
        assertThat(quantiles.maximum()).isEqualTo(2);
    }

    @Test
    void theMeanOfASkewedColumnIsKept() {
        SplittableRandom random = new SplittableRandom(3);
        double[] values = DoubleStream.generate(() -> Math.exp(3 * random.nextGaussian()))
                .limit(5_000)
                .sorted()
                .toArray();

        QuantileFunction quantiles = QuantileFunction.fit(values, MINIMUM);

        double mean = 0;
        for (int p = 0; p < quantiles.pieces(); p++) {
            mean += (quantiles.cut()[p + 1] - quantiles.cut()[p])
                    * (quantiles.low()[p] + quantiles.high()[p])
                    / 2;
        }
        assertThat(mean).isCloseTo(Arrays.stream(values).average().orElseThrow(), within(0.02 * mean));
    }

    @Test
    void tooFewValuesAreRefused() {
        assertThatThrownBy(() -> QuantileFunction.fit(new double[] {1, 2, 3, 4}, MINIMUM))
                .hasMessage("values: 4 (expected: at least 5)");
    }

    @Property(tries = 300)
    void everyColumnBecomesAnAscendingFunctionWithinItsRange(
            @ForAll @Size(min = 5, max = 200) double[] values, @ForAll @IntRange(min = 1, max = 5) int minimum) {
        double[] sorted = Arrays.stream(values).map(v -> v + 0.0).sorted().toArray();

        QuantileFunction quantiles = QuantileFunction.fit(sorted, minimum);

        assertThat(quantiles.minimum()).isGreaterThanOrEqualTo(sorted[0]);
        assertThat(quantiles.maximum()).isLessThanOrEqualTo(sorted[sorted.length - 1]);
        for (int p = 0; p < quantiles.pieces(); p++) {
            double middle = (quantiles.cut()[p] + quantiles.cut()[p + 1]) / 2;
            double value = quantiles.value(p, middle);
            assertThat(value).isBetween(quantiles.low()[p], quantiles.high()[p]);
            assertThat(quantiles.pieceAt(middle)).isEqualTo(p);
        }
        for (double value : sorted) {
            int piece = quantiles.pieceOf(value);
            assertThat(quantiles.position(piece, value))
                    .isBetween(quantiles.cut()[piece], quantiles.cut()[piece + 1]);
        }
    }

    @Property(tries = 200)
    void aValueIsFoundInThePieceItCameFrom(@ForAll @DoubleRange(min = 0, max = 1) double u) {
        double[] values = new SplittableRandom(4)
                .doubles(400, -10, 10)
                .map(x -> Math.max(0, x))
                .sorted()
                .toArray();
        QuantileFunction quantiles = QuantileFunction.fit(values, MINIMUM);

        int piece = quantiles.pieceAt(u);
        double value = quantiles.value(piece, u);

        int found = quantiles.pieceOf(value);
        assertThat(quantiles.atom(piece) ? found == piece : Math.abs(found - piece) <= 1)
                .isTrue();
        if (!quantiles.atom(piece)) {
            assertThat(quantiles.position(found, value)).isCloseTo(u, within(1e-9));
        }
    }
}
