package io.syntho.synthesis.ctgan;

import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.synthesis.CtganOptions;
import io.syntho.synthesis.encoding.EncodedTable;
import io.syntho.synthesis.neural.NeuralEngine;
import io.syntho.synthesis.training.NeuralTables;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CtganLearnerTest {

    @Test
    void nativeMemoryIsFlatOverManySteps() {
        EncodedTable table = NeuralTables.encoded(NeuralTables.mixed(300), CtganOptions.DEFAULT);
        int[] rows = IntStream.range(0, 300).toArray();
        try (CtganLearner learner =
                new CtganLearner(NeuralEngine.start(), table, rows, CtganOptions.DEFAULT, 50, 0, 1)) {
            learner.step(0, rows, 1);
            learner.make(1_000);
            int before = learner.tensors();

            for (int step = 1; step < 200; step++) {
                learner.step(step, rows, 1);
            }
            learner.make(1_000);
            learner.keep();

            assertThat(learner.tensors()).isEqualTo(before);
        }
    }
}
