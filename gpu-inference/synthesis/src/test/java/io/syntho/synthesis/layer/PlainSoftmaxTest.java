package io.syntho.synthesis.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.syntho.synthesis.encoding.Layout;
import io.syntho.synthesis.neural.NeuralEngine;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainSoftmaxTest {

    private static final int ROWS = 50;
    private static final int SCALARS = 2;

    /** Two scalars, then blocks of 2, 3, 3 and 7 cells. */
    private static final Layout LAYOUT = new Layout(
            List.of(
                    new Layout.Block(0, -1, 2, 2),
                    new Layout.Block(1, 0, 4, 3),
                    new Layout.Block(2, -1, 7, 3),
                    new Layout.Block(3, 1, 10, 7)),
            SCALARS,
            17);

    private static final int CELLS = 15;

    @Test
    void itGivesWhatASoftmaxOfEachBlockGives() {
        try (NDManager manager = NeuralEngine.start().newManager()) {
            NDArray logits = Slopes.normal(manager, ROWS, CELLS, 3).mul(8);

            float[] byBlock = new CellSoftmax(LAYOUT).forward(logits).toFloatArray();
            float[] plain = new PlainSoftmax(manager, LAYOUT).forward(logits).toFloatArray();

            assertThat(plain).containsExactly(byBlock, within(2e-6f));
        }
    }

    @Test
    void logitsThatRanAwayStillGiveProbabilities() {
        try (NDManager manager = NeuralEngine.start().newManager()) {
            NDArray logits = Slopes.normal(manager, ROWS, CELLS, 3).mul(1e6);

            NDArray plain = new PlainSoftmax(manager, LAYOUT).forward(logits);

            NDArray last = CellSoftmax.columns(plain, CELLS - 7, CELLS);
            float[] sums = last.sum(new int[] {1}).toFloatArray();
            float[] ones = new float[ROWS];
            Arrays.fill(ones, 1);
            assertThat(sums).containsExactly(ones, within(1e-5f));
        }
    }
}
