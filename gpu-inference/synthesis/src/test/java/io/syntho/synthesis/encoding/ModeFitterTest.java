package io.syntho.synthesis.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.syntho.synthesis.transform.QuantileFunction;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ModeFitterTest {

    private static final int MINIMUM_ROWS = 5;

    /** Two heaps and a tail: 60 % zeros, 20 % forties, the rest spread out. */
    private static double[] heaped() {
        SplittableRandom random = new SplittableRandom(1);
        double[] values = new double[10_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i < 6_000 ? 0 : i < 8_000 ? 40 : 1 + random.nextInt(30_000) / 100.0;
        }
        Arrays.sort(values);
        return values;
    }

    @Test
    void twoHeapsAndATailBecomeTwoExactCellsAndModes() {
        ModeFitter.Fitted fitted = ModeFitter.fit(heaped(), 0, MINIMUM_ROWS);
        NumberModes modes = fitted.modes();

        assertThat(modes.heaps()).containsExactly(0, 40);
        assertThat(modes.shares()[0]).isCloseTo(0.6, within(1e-3));
        assertThat(modes.shares()[1]).isCloseTo(0.2, within(1e-3));
        assertThat(modes.modes()).hasSizeBetween(1, ModeFitter.MOST_MODES);
        assertThat(fitted.cell(0)).isZero();
        assertThat(fitted.cell(40)).isEqualTo(1);
        assertThat(modes.mode(fitted.cell(41))).isTrue();
        assertThat(Arrays.stream(modes.shares()).sum()).isCloseTo(1, within(1e-9));
    }

    @Test
    void evenlySpreadValuesHaveNoHeaps() {
        double[] ages = new double[9_000];
        for (int i = 0; i < ages.length; i++) {
            ages[i] = 18 + i / 120;
        }

        ModeFitter.Fitted fitted = ModeFitter.fit(ages, 0, MINIMUM_ROWS);

        assertThat(fitted.modes().heaps()).isEmpty();
        assertThat(fitted.modes().modes()).isNotEmpty();
    }

    @Test
    void fewDistinctValuesAreHeapsOnly() {
        double[] grades = new double[1_000];
        for (int i = 0; i < grades.length; i++) {
            grades[i] = 1 + i * 6 / grades.length;
        }

        ModeFitter.Fitted fitted = ModeFitter.fit(grades, 0.2, MINIMUM_ROWS);

        assertThat(fitted.modes().heaps()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(fitted.mixture()).isEmpty();
        assertThat(fitted.modes().missingCell()).isEqualTo(6);
        assertThat(fitted.modes().shares()[6]).isEqualTo(0.2);
    }

    @Test
    void aValueThatIsTooRareForAnythingGoesToTheNearestHeap() {
        double[] values = new double[100];
        Arrays.fill(values, 50, 99, 10);
        values[99] = 9;
        Arrays.sort(values);

        ModeFitter.Fitted fitted = ModeFitter.fit(values, 0, MINIMUM_ROWS);

        assertThat(fitted.modes().heaps()).containsExactly(0, 10);
        assertThat(fitted.cell(9)).isEqualTo(1);
        assertThat(fitted.cell(-3)).isZero();
        assertThat(fitted.cell(4)).isZero();
    }

    @Test
    void positionsLeadBackToTheValue() {
        double[] values = heaped();
        ModeFitter.Fitted fitted = ModeFitter.fit(values, 0, MINIMUM_ROWS);

        for (int i = 0; i < values.length; i += 97) {
            int cell = fitted.cell(values[i]);
            if (fitted.modes().mode(cell)) {
                double position = Position.of(Position.scalar(fitted.position(cell, values[i])));
                QuantileFunction mode = fitted.modes().modes().get(cell - 2);
                double back = mode.value(mode.pieceAt(position), position);
                assertThat(back).isCloseTo(values[i], within(3.0));
            }
        }
    }
}
