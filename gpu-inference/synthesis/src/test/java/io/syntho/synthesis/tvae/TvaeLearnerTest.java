package io.syntho.synthesis.tvae;

import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.synthesis.TvaeOptions;
import io.syntho.synthesis.encoding.EncodedTable;
import io.syntho.synthesis.neural.NeuralEngine;
import io.syntho.synthesis.training.NeuralTables;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TvaeLearnerTest {

    @Test
    void nativeMemoryIsFlatOverManySteps() {
        EncodedTable table = NeuralTables.encoded(NeuralTables.mixed(300), TvaeOptions.DEFAULT);
        int[] rows = IntStream.range(0, 300).toArray();
        int[] batch = IntStream.range(0, 50).toArray();
        try (TvaeLearner learner = new TvaeLearner(NeuralEngine.start(), table, rows, TvaeOptions.DEFAULT, 50, 0, 1)) {
            learner.step(0, batch, 1);
            learner.make(1_000);
            int before = learner.tensors();

            for (int step = 1; step < 200; step++) {
                learner.step(step, batch, 1);
            }
            learner.make(1_000);
            learner.keep();

            assertThat(learner.tensors()).isEqualTo(before);
        }
    }
}
