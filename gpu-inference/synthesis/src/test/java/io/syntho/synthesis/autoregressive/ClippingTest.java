package io.syntho.synthesis.autoregressive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import io.syntho.synthesis.neural.NeuralEngine;
import io.syntho.synthesis.neural.Parameters;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClippingTest {

    private static final int ROWS = 24;

    private final Layout layout = new Layout(
            List.of(NetworkTest.category(3), NetworkTest.number(), NetworkTest.category(20), NetworkTest.number()));
    private final SplittableRandom random = new SplittableRandom(4);
    private final int[][] cells = cells();
    private final int[] rank = {2, 0, 3, 1};

    private int[][] cells() {
        int[][] drawn = new int[layout.columns().size()][ROWS];
        for (int c = 0; c < drawn.length; c++) {
            int count = layout.columns().get(c).cells();
            Arrays.setAll(drawn[c], row -> random.nextInt(count));
        }
        return drawn;
    }

    private Network network(NDManager manager) {
        Network network = new Network(NeuralEngine.start(), manager, layout, new Size(4, 8), random);
        Parameters parameters = network.parameters();
        // Heads begin at zero, where some slopes vanish.
        for (String name : parameters.names()) {
            if (name.startsWith(Network.HEAD) && !name.startsWith(Network.HEAD_BIAS)) {
                float[] values = parameters.values(name);
                IntStream.range(0, values.length).forEach(i -> values[i] = (float) random.nextGaussian() * 0.3f);
                parameters.set(name, values);
            }
        }
        return network;
    }

    /** Each weight's gradient, in one array. */
    private static double[] together(List<FloatBuffer> slopes) {
        return slopes.stream()
                .flatMapToDouble(slope -> IntStream.range(0, slope.capacity()).mapToDouble(slope::get))
                .toArray();
    }

    private double[] ofRow(Network network, NDManager manager, int row) {
        int[][] one =
                Arrays.stream(cells).map(column -> new int[] {column[row]}).toArray(int[][]::new);
        try (NDManager step = manager.newSubManager()) {
            List<FloatBuffer> slopes = new ArrayList<>();
            network.lossAndSlopes(step, one, rank, slopes);
            return together(slopes);
        }
    }

    private static double norm(double[] gradient) {
        return Math.sqrt(Arrays.stream(gradient).map(g -> g * g).sum());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 1, 4, 1_000})
    void theSumOfClippedGradientsIsThatOfALoopOverRows(double most) {
        try (NDManager manager = NeuralEngine.start().newManager()) {
            Network network = network(manager);
            double[] expected = new double[(int) network.parameters().size()];
            int counted = ROWS - 3;
            int clipped = 0;
            for (int row = 0; row < counted; row++) {
                double[] gradient = ofRow(network, manager, row);
                double factor = Math.min(1, most / norm(gradient));
                clipped += factor < 1 ? 1 : 0;
                Arrays.setAll(expected, i -> expected[i] + factor * gradient[i]);
            }

            List<FloatBuffer> slopes = new ArrayList<>();
            double[] actual;
            try (NDManager step = manager.newSubManager()) {
                network.clippedSlopes(step, cells, rank, new Clipping(most, counted), slopes);
                actual = together(slopes);
            }

            assertThat(clipped).isEqualTo(most < 2 ? counted : most > 100 ? 0 : clipped);
            double scale = norm(expected);
            double[] difference = IntStream.range(0, actual.length)
                    .mapToDouble(i -> actual[i] - expected[i])
                    .toArray();
            assertThat(norm(difference)).isLessThan(3e-4 * scale);
        }
    }

    @Test
    void noRowGivesMoreThanItMay() {
        try (NDManager manager = NeuralEngine.start().newManager()) {
            Network network = network(manager);
            for (int row = 0; row < ROWS; row++) {
                int only = row;
                int[][] one = Arrays.stream(cells)
                        .map(column -> new int[] {column[only]})
                        .toArray(int[][]::new);
                List<FloatBuffer> slopes = new ArrayList<>();
                try (NDManager step = manager.newSubManager()) {
                    network.clippedSlopes(step, one, rank, new Clipping(0.5, 1), slopes);
                    assertThat(norm(together(slopes))).isLessThanOrEqualTo(0.5).isCloseTo(0.5, within(1e-3));
                }
            }
        }
    }
}
