package io.syntho.synthesis.copula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalTest {

    /** Values of Wichura's paper and of published tables. */
    @ParameterizedTest
    @CsvSource({
        "0.25, -0.6744897501960817",
        "0.001, -3.090232306167814",
        "1e-20, -9.262340089798408",
        "0.975, 1.959963984540054",
        "0.5, 0"
    })
    void quantilesAreThoseOfPublishedTables(double u, double z) {
        assertThat(Normal.quantile(u)).isCloseTo(z, within(1e-13));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-8, -5.5, -3, -1.2, -0.3, 0, 0.7, 2.5, 5})
    void quantileUndoesTheDistribution(double z) {
        assertThat(Normal.quantile(Normal.cdf(z))).isCloseTo(z, within(1e-6));
    }

    @Test
    void theEndsAreInfinite() {
        assertThat(Normal.quantile(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Normal.quantile(1)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Normal.cdf(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(Normal.cdf(Double.POSITIVE_INFINITY)).isEqualTo(1);
    }

    @Test
    void theMeanOfTheUpperHalfIsTheRootOfTwoOverPi() {
        assertThat(Normal.meanBetween(0, Double.POSITIVE_INFINITY, 0.5))
                .isCloseTo(Math.sqrt(2 / Math.PI), within(1e-12));
        assertThat(Normal.meanBetween(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 1))
                .isZero();
    }

    @Test
    void aMeanNeverLeavesItsInterval() {
        assertThat(Normal.meanBetween(7.9, 8, Double.MIN_NORMAL)).isBetween(7.9, 8.0);
    }
}
