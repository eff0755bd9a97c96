package io.syntho.evaluation.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AssociationTest {

    @Test
    void pearsonOfATextbookCase() {
        // Σxy - n·x̄·ȳ = 6, Σ(x - x̄)² = 10, Σ(y - ȳ)² = 6.
        assertThat(Association.pearson(new double[] {1, 2, 3, 4, 5}, new double[] {2, 4, 5, 4, 5}))
                .isCloseTo(6 / Math.sqrt(60), within(1e-12));
    }

    @Test
    void rowsThatMissAValueDoNotCount() {
        double none = Double.NaN;
        assertThat(Association.pearson(new double[] {1, 2, 3, 9, none}, new double[] {2, 4, 6, none, 1}))
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void aConstantHasNoCorrelation() {
        assertThat(Association.pearson(new double[] {3, 3, 3}, new double[] {1, 2, 3}))
                .isZero();
        assertThat(Association.pearson(new double[] {}, new double[] {})).isZero();
    }

    @Test
    void cramersVOfATwoByTwoTable() {
        // [[40, 10], [10, 40]]: φ = (40·40 - 10·10) / (50·50) = 0.6.
        assertThat(Association.cramersV(0.36, 2, 2)).isCloseTo(0.6, within(1e-12));
        // Bergsma: φ² - 1/99 = 0.349899, min(r, c) = 2 - 1/99: sqrt(0.349899 / 0.989899).
        assertThat(Association.unbiasedCramersV(0.36, 2, 2, 100)).isCloseTo(0.594533, within(1e-6));
    }

    @Test
    void whatChanceAloneExplainsIsNoAssociation() {
        // [[10, 20], [30, 40]]: φ² = 0.0079, less than the 1/99 that chance gives.
        assertThat(Association.unbiasedCramersV(0.0079365, 2, 2, 100)).isZero();
        assertThat(Association.cramersV(0, 1, 5)).as("a constant column").isZero();
        assertThat(Association.unbiasedCramersV(0, 1, 5, 100))
                .as("a constant column")
                .isZero();
    }

    @Test
    void theCorrelationRatioIsTheVarianceBetweenCategories() {
        double[] numbers = {1, 2, 3, 4, 5, 6};
        // Means 2 and 5: within 2 + 2 = 4 of 17.5; ε² = 1 - (4 / 4) / (17.5 / 5).
        assertThat(Association.correlationRatio(numbers, new int[] {0, 0, 0, 1, 1, 1}, 2))
                .isCloseTo(Math.sqrt(1 - 1 / 3.5), within(1e-12));
        assertThat(Association.correlationRatio(numbers, new int[] {0, 1, 2, 3, 4, 5}, 6))
                .as("each value its own category")
                .isZero();
        assertThat(Association.correlationRatio(new double[] {3, 3}, new int[] {0, 1}, 2))
                .isZero();
        assertThat(Association.correlationRatio(new double[] {Double.NaN}, new int[] {0}, 1))
                .isZero();
    }
}
