package io.syntho.synthesis.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CalibratorTest {

    private static final int ROWS = 20_000;

    @Test
    void aNetworkThatFavoursOneCellIsBroughtToTheRealShares() {
        ColumnCode code = new ColumnCode(0, new double[] {0.5, 0.3, 0.2}, Optional.empty());
        Layout layout = Layout.of(List.of(code));
        SplittableRandom random = new SplittableRandom(1);
        float[] outputs = new float[3 * ROWS];
        for (int row = 0; row < ROWS; row++) {
            float tilt = random.nextFloat();
            outputs[3 * row] = 0.8f * tilt;
            outputs[3 * row + 1] = 0.8f * (1 - tilt);
            outputs[3 * row + 2] = 0.2f;
        }

        Calibration calibration = Calibrator.of(List.of(code), layout, outputs);

        int[] counts = new int[3];
        for (int row = 0; row < ROWS; row++) {
            counts[calibration.cell(0, outputs, 3 * row, random.nextDouble())]++;
        }
        for (int cell = 0; cell < 3; cell++) {
            assertThat((double) counts[cell] / ROWS).isCloseTo(code.shares()[cell], within(0.015));
        }
    }

    @Test
    void scalarsOfAnyDistributionBecomeEvenPositions() {
        ColumnCode code = EncodingSamples.numbers();
        Layout layout = Layout.of(List.of(code));
        SplittableRandom random = new SplittableRandom(2);
        float[] outputs = new float[2 * ROWS];
        for (int row = 0; row < ROWS; row++) {
            double u = random.nextDouble();
            outputs[2 * row] = (float) (0.3 + 0.1 * u * u * u);
            outputs[2 * row + 1] = 1;
        }

        Calibration calibration = Calibrator.of(List.of(code), layout, outputs);

        double mean = 0;
        double square = 0;
        for (int row = 0; row < ROWS; row++) {
            double position = calibration.position(0, 0, outputs[2 * row]);
            mean += position / ROWS;
            square += position * position / ROWS;
        }
        assertThat(mean).isCloseTo(0.5, within(0.01));
        assertThat(square - mean * mean).isCloseTo(1 / 12.0, within(0.005));
    }
}
