package io.syntho.synthesis.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What training tells, against what others published and computed. */
class AccountantTest {

    /** The conversion of Mironov 2017, proposition 3, which older published values use. */
    private static double olderEpsilon(RenyiCurve curve, double delta) {
        double[] orders = RenyiCurve.orders();
        double[] divergences = curve.divergences();
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < orders.length; i++) {
            best = Math.min(best, divergences[i] + Math.log(1 / delta) / (orders[i] - 1));
        }
        return best;
    }

    /**
     * MNIST, 60,000 rows in 234 batches of 256, δ = 1e-5: the table "Select Parameters" in tutorials/README.md of TensorFlow Privacy.
     */
    @ParameterizedTest
    @CsvSource({"1.12, 60, 2.92", "0.6, 30, 9.74", "1.2, 10, 1.20"})
    void theValuesOfTensorFlowPrivacysTutorialAreMet(double noise, int epochs, double published) {
        RenyiCurve training = RenyiCurve.sampledGaussian(256 / 60_000.0, noise).times(epochs * 234L);

        assertThat(olderEpsilon(training, 1e-5)).isCloseTo(published, within(0.01));
    }

    /** Abadi et al., "Deep learning with differential privacy" (arXiv:1607.00133), section 3.2: q = .01, σ = 4, δ = 1e-5, 10,000 steps. */
    @Test
    void theMomentsAccountantsExampleIsMet() {
        RenyiCurve training = RenyiCurve.sampledGaussian(0.01, 4).times(10_000);

        assertThat(olderEpsilon(training, 1e-5)).isCloseTo(1.26, within(0.01));
        assertThat(training.epsilon(1e-5)).isLessThan(1.26);
    }

    /** Computed by dp-accounting 0.6.0 (Google, Apache-2.0), see {@code bench/accountant_peers.py}. */
    @ParameterizedTest
    @CsvSource({
        "0.0042666667, 1.1, 14062, 1e-5, 2.5965558698",
        "0.0041666667, 0.7, 10800, 1e-5, 6.2342504928",
        "0.01, 4, 10000, 1e-5, 1.0354900660",
        "0.1, 2, 400, 1e-5, 5.3360091747",
        "0.05, 0.8, 1000, 1e-6, 21.2239179629",
        "1, 20, 40, 1e-5, 1.3084972690",
        "0.02, 0.5, 200, 1e-4, 12.0665803998",
        "0.3, 30, 1000, 1e-7, 1.6231009650"
    })
    void googlesAccountantFindsTheSame(double rate, double noise, long steps, double delta, double expected) {
        double epsilon = RenyiCurve.sampledGaussian(rate, noise).times(steps).epsilon(delta);

        // Ours may know a better order, never a worse one.
        assertThat(epsilon).isLessThanOrEqualTo(expected * (1 + 1e-6)).isGreaterThan(expected * 0.995);
    }

    /** Computed by mpmath from the defining integral with 30 digits, see {@code bench/accountant_peers.py}. */
    @ParameterizedTest
    @CsvSource({
        "0.01, 4, 1.5, 4.83549317563318866e-06",
        "0.01, 4, 2, 6.449425094202615e-06",
        "0.01, 4, 8, 2.5899123012412577e-05",
        "0.01, 4, 64, 0.00021520916161849735",
        "0.1, 1, 2.5, 0.0235037272610030785",
        "0.1, 1, 7.3, 1.00347872421743149",
        "0.1, 1, 16, 5.5439121709021215"
    })
    void divergencesOfWholeAndOtherOrdersAreThoseOfTheIntegral(
            double rate, double noise, double order, double expected) {
        assertThat(SampledGaussian.divergence(rate, noise, order)).isCloseTo(expected, within(1e-9 * expected + 1e-13));
    }

    @Test
    void mechanismsAddUp() {
        RenyiCurve both = RenyiCurve.gaussian(40)
                .times(27)
                .plus(RenyiCurve.sampledGaussian(0.1, 3).times(500));

        assertThat(both.epsilon(1e-5)).isCloseTo(3.647112330, within(1e-6));
        assertThat(RenyiCurve.NOTHING.epsilon(1e-5)).isZero();
        assertThat(RenyiCurve.sampledGaussian(0.1, 1).times(0).epsilon(1e-5)).isZero();
        assertThat(RenyiCurve.gaussian(40).plus(RenyiCurve.NOTHING).divergences())
                .containsExactly(RenyiCurve.gaussian(40).divergences());
    }

    @ParameterizedTest
    @CsvSource({"0.01, 1e-6", "0.5, 1e-5", "1, 1e-5", "3, 1e-7", "10, 1e-5", "100, 1e-5"})
    void theNoiseFoundKeepsThePromiseAndLittleLessWouldNot(double epsilon, double delta) {
        double noise =
                NoiseCalibration.noise(n -> RenyiCurve.sampledGaussian(0.05, n).times(800), epsilon, delta);

        assertThat(RenyiCurve.sampledGaussian(0.05, noise).times(800).epsilon(delta))
                .isLessThanOrEqualTo(epsilon);
        assertThat(RenyiCurve.sampledGaussian(0.05, noise * 0.999).times(800).epsilon(delta))
                .isGreaterThan(epsilon);
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> RenyiCurve.sampledGaussian(1.1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RenyiCurve.sampledGaussian(Double.NaN, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RenyiCurve.sampledGaussian(0.1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> NoiseCalibration.noise(n -> RenyiCurve.gaussian(n).times(1), 1e-9, 1e-12))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
