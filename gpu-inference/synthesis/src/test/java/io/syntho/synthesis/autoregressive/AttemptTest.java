package io.syntho.synthesis.autoregressive;

import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.synthesis.neural.NeuralEngine;
import io.syntho.synthesis.neural.ResidentMemory;
import io.syntho.synthesis.training.NeuralTables;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AttemptTest {

    private static final int ROWS = 40;
    private static final int[] RANK = {1, 0};

    @Test
    void memoryIsFlatOverFiveThousandSteps() throws IOException {
        Layout layout = new Layout(List.of(NetworkTest.category(3), NetworkTest.number()));
        SplittableRandom random = new SplittableRandom(2);
        int[][] cells = new int[2][ROWS];
        for (int c = 0; c < cells.length; c++) {
            int count = layout.columns().get(c).cells();
            Arrays.setAll(cells[c], row -> random.nextInt(count));
        }
        try (Attempt attempt = new Attempt(NeuralEngine.start(), layout, new Size(4, 8), 0.1, 0)) {
            for (int step = 0; step < 1_000; step++) {
                attempt.step(cells, RANK, 1e-3);
            }
            long before = ResidentMemory.bytes();

            for (int step = 0; step < 5_000; step++) {
                attempt.step(cells, RANK, 1e-3);
            }

            assertThat(attempt.steps()).isEqualTo(6_000);
            assertThat(ResidentMemory.bytes() - before).isLessThan(NeuralTables.FLAT_BYTES);
        }
    }
}
