package io.syntho.synthesis.ctgan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.syntho.synthesis.layer.HostMatrix;
import io.syntho.synthesis.layer.Slopes;
import io.syntho.synthesis.neural.NeuralEngine;
import io.syntho.synthesis.neural.Parameters;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CriticTest {

    private static final int PACKS = 16;
    private static final int PAC = 3;
    private static final int WIDTH = 10;
    private static final int CELLS = 4;

    private final NeuralEngine engine = NeuralEngine.start();
    private final NDManager manager = engine.newManager();
    private final Parameters parameters = new Parameters(engine, manager);
    private final Critic critic = new Critic(parameters, PAC, WIDTH, CELLS, new SplittableRandom(1));

    @AfterEach
    void free() {
        manager.close();
    }

    private NDArray dropout(int rows, long seed) {
        return new HostMatrix(rows, Critic.HIDDEN)
                .halves(new SplittableRandom(seed))
                .in(manager);
    }

    private Critic.Condition condition() {
        long[] lines = new long[PACKS * PAC];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = i % PAC * CELLS + i % CELLS;
        }
        return new Critic.Condition(lines, manager.create(lines, new Shape(PACKS, PAC)));
    }

    private Critic.Judgement judge() {
        return critic.judge(
                Slopes.normal(manager, PACKS, PAC * WIDTH, 2).mul(3),
                Slopes.normal(manager, PACKS, PAC * WIDTH, 3).mul(3),
                condition(),
                new HostMatrix(PACKS, 1).uniform(new SplittableRandom(4)).in(manager),
                dropout(3 * PACKS, 5),
                dropout(3 * PACKS, 6));
    }

    @Test
    void theGradientOfDistanceAndPenaltyIsThatOfFiniteDifferences() {
        Slopes.check(parameters, judge().gradients(), () -> judge().value(), 1e-3f);
    }

    @Test
    void thePenaltyIsNeverBelowZeroAndCounts() {
        Critic.Judgement judgement = judge();

        assertThat(judgement.value()).isGreaterThan(judgement.distance() + 0.01);
    }

    @Test
    void theSlopeByRowsIsThatOfFiniteDifferences() {
        NDArray made = Slopes.normal(manager, PACKS, PAC * WIDTH, 7);
        NDArray first = dropout(PACKS, 8);
        NDArray second = dropout(PACKS, 9);
        float[] slope = critic.slope(made, condition(), first, second).toFloatArray();
        float[] values = made.toFloatArray();
        SplittableRandom random = new SplittableRandom(10);

        for (int probe = 0; probe < 20; probe++) {
            int at = random.nextInt(values.length);
            double above = -verdict(values, at, 1e-2f, first, second);
            double below = -verdict(values, at, -1e-2f, first, second);
            assertThat((double) slope[at]).isCloseTo((above - below) / 2e-2, within(2e-4));
        }
    }

    private double verdict(float[] values, int at, float change, NDArray first, NDArray second) {
        float[] moved = values.clone();
        moved[at] += change;
        NDArray rows = manager.create(moved, new Shape(PACKS, PAC * WIDTH));
        return critic.meanVerdict(rows, condition(), first, second);
    }
}
