package io.syntho.synthesis.tvae;

import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.synthesis.Protection;
import io.syntho.synthesis.TvaeOptions;
import io.syntho.synthesis.encoding.EncodedTable;
import io.syntho.synthesis.neural.NeuralEngine;
import io.syntho.synthesis.neural.ResidentMemory;
import io.syntho.synthesis.training.NeuralTables;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TvaeLearnerTest {

    /** Few latent dimensions and few rows: 5,000 steps take seconds. */
    private static final TvaeOptions SMALL =
            new TvaeOptions(Protection.DEFAULT, 500, 300, OptionalInt.empty(), 20, 8, 1e-3, 2);

    @Test
    void memoryIsFlatOverFiveThousandSteps() throws IOException {
        EncodedTable table = NeuralTables.encoded(NeuralTables.mixed(300), SMALL);
        int[] rows = IntStream.range(0, 300).toArray();
        int[] batch = IntStream.range(0, 20).toArray();
        try (TvaeLearner learner = new TvaeLearner(NeuralEngine.start(), table, rows, SMALL, 20, 0, 1)) {
            int step = 0;
            while (step < 1_000) {
                learner.step(step++, batch, 1);
            }
            learner.make(1_000);
            int tensors = learner.tensors();
            long before = ResidentMemory.bytes();

            while (step < 6_000) {
                learner.step(step++, batch, 1);
            }
            learner.make(1_000);
            learner.keep();

            assertThat(learner.tensors()).isEqualTo(tensors);
            assertThat(ResidentMemory.bytes() - before).isLessThan(NeuralTables.FLAT_BYTES);
        }
    }
}
