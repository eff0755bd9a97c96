package io.syntho.synthesis.ctgan;

import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.synthesis.CtganOptions;
import io.syntho.synthesis.Protection;
import io.syntho.synthesis.encoding.EncodedTable;
import io.syntho.synthesis.neural.NeuralEngine;
import io.syntho.synthesis.neural.ResidentMemory;
import io.syntho.synthesis.training.NeuralTables;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CtganLearnerTest {

    /** Little noise and few rows: 5,000 steps take seconds. */
    private static final CtganOptions SMALL =
            new CtganOptions(Protection.DEFAULT, 500, 300, OptionalInt.empty(), 20, 2, 4, 5e-4, 5e-4, 1);

    @Test
    void memoryIsFlatOverFiveThousandSteps() throws IOException {
        EncodedTable table = NeuralTables.encoded(NeuralTables.mixed(300), SMALL);
        int[] rows = IntStream.range(0, 300).toArray();
        try (CtganLearner learner = new CtganLearner(NeuralEngine.start(), table, rows, SMALL, 20, 0, 1)) {
            int step = 0;
            while (step < 1_000) {
                learner.step(step++, rows, 1);
            }
            learner.make(1_000);
            int tensors = learner.tensors();
            long before = ResidentMemory.bytes();

            while (step < 6_000) {
                learner.step(step++, rows, 1);
            }
            learner.make(1_000);
            learner.keep();

            assertThat(learner.tensors()).isEqualTo(tensors);
            assertThat(ResidentMemory.bytes() - before).isLessThan(NeuralTables.FLAT_BYTES);
        }
    }
}
