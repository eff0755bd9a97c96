package io.syntho.evaluation.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScoresTest {

    @Test
    void theAreaUnderTheCurveIsTheChanceThatAHitIsAboveAMiss() {
        // Hits 0.8 and 0.4 against misses 0.6 and 0.2: three of four pairs are in order.
        assertThat(Scores.auc(new double[] {0.8, 0.6, 0.4, 0.2}, new boolean[] {true, false, true, false}))
                .isEqualTo(0.75);
        assertThat(Scores.auc(new double[] {1, 1, 1}, new boolean[] {true, false, true}))
                .as("ties count half")
                .isEqualTo(0.5);
        assertThat(Scores.auc(new double[] {1, 2}, new boolean[] {true, true}))
                .as("one kind only")
                .isEqualTo(0.5);
    }

    @Test
    void everyClassCountsAlikeForTheMeanF1() {
        // Class 0: precision 2/3, recall 1, F1 0.8; class 1: 1, 1/2, 2/3; class 2 occurs nowhere.
        assertThat(Scores.macroF1(new int[] {0, 0, 0, 1}, new int[] {0, 0, 1, 1}, 3))
                .isCloseTo((0.8 + 2.0 / 3) / 2, within(1e-12));
    }

    @Test
    void theMeanExplainsNothing() {
        assertThat(Scores.rSquared(new double[] {2, 2, 2}, new double[] {1, 2, 3}))
                .isZero();
        assertThat(Scores.rSquared(new double[] {1, 2, 3}, new double[] {1, 2, 3}))
                .isEqualTo(1);
        assertThat(Scores.rSquared(new double[] {3, 2, 1}, new double[] {1, 2, 3}))
                .isEqualTo(-3);
    }
}
