package io.syntho.synthesis.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.syntho.synthesis.CtganOptions;
import io.syntho.synthesis.encoding.EncodedTable;
import io.syntho.synthesis.encoding.Layout;
import io.syntho.synthesis.neural.NeuralEngine;
import io.syntho.synthesis.training.NeuralTables;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairMatchingTest {

    private static final int ROWS = 400;

    private final EncodedTable table = NeuralTables.encoded(NeuralTables.mixed(ROWS), CtganOptions.DEFAULT);
    private final int[] rows = IntStream.range(0, ROWS).toArray();

    private PairMatching matching(NDManager manager) {
        double[] even = new double[ROWS];
        Arrays.fill(even, 1.0 / ROWS);
        return new PairMatching(table, rows, even, manager);
    }

    private NDArray real(NDManager manager) {
        float[] values = new float[ROWS * table.layout().width()];
        table.write(rows, values);
        return new HostMatrix(ROWS, table.layout().width()).set(values).in(manager);
    }

    @Test
    void theRealRowsAreAtRest() {
        try (NDManager manager = NeuralEngine.start().newManager()) {
            NDArray gradient = matching(manager).gradient(real(manager), 100);

            assertThat(gradient.abs().max().getFloat()).isCloseTo(0, within(1e-4f));
        }
    }

    @Test
    void rowsOfShuffledColumnsArePulledTowardsTheRealPairs() {
        try (NDManager manager = NeuralEngine.start().newManager()) {
            int width = table.layout().width();
            float[] values = real(manager).toFloatArray();
            float[] shuffled = values.clone();
            for (Layout.Block block : table.layout().blocks()) {
                for (int row = 0; row < ROWS; row++) {
                    int from = (row + 31 * (block.code() + 1)) % ROWS;
                    System.arraycopy(
                            values, from * width + block.first(), shuffled, row * width + block.first(), block.cells());
                }
            }
            PairMatching matching = matching(manager);
            NDArray rowsOfBatch = new HostMatrix(ROWS, width).set(shuffled).in(manager);

            NDArray gradient = matching.gradient(rowsOfBatch, 1);
            double along = gradient.mul(rowsOfBatch.sub(real(manager))).sum().getFloat();

            assertThat(along).as("going down leads from shuffled to real").isPositive();
        }
    }
}
