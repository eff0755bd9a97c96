package io.syntho.synthesis.autoregressive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import ai.djl.ndarray.NDManager;
import io.syntho.synthesis.AutoregressiveOptions.ModelSize;
import io.syntho.synthesis.SynthesisException;
import io.syntho.synthesis.SynthesisException.Reason;
import io.syntho.synthesis.neural.NeuralEngine;
import io.syntho.synthesis.neural.Parameters;
import io.syntho.synthesis.transform.CategorySet;
import io.syntho.synthesis.transform.Grid;
import io.syntho.synthesis.transform.QuantileFunction;
import io.syntho.synthesis.transform.Treatment.Categories;
import io.syntho.synthesis.transform.Treatment.Numbers;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NetworkTest {

    private static final int ROWS = 40;

    /** A column of hundreds of pieces, some of them heaps, with missing values. */
    static Cells number() {
        double[] sorted = IntStream.range(0, 2_000)
                .mapToDouble(i -> i < 700 ? i / 7 : 100 + i * 0.37)
                .sorted()
                .toArray();
        return Cells.of(new Numbers(QuantileFunction.fit(sorted, 5), Grid.NONE, 0.1))
                .orElseThrow();
    }

    static Cells category(int cells) {
        long[] rows = IntStream.range(0, cells).mapToLong(i -> 10 + i).toArray();
        List<String> labels = IntStream.range(0, cells).mapToObj(i -> "v" + i).toList();
        return Cells.of(new Categories(new CategorySet(labels, rows, false, false, "(other)", false), false))
                .orElseThrow();
    }

    private static int[][] cells(Layout layout, SplittableRandom random) {
        int[][] cells = new int[layout.columns().size()][ROWS];
        for (int c = 0; c < cells.length; c++) {
            int count = layout.columns().get(c).cells();
            Arrays.setAll(cells[c], row -> random.nextInt(count));
        }
        return cells;
    }

    @Test
    void oneOrTwoWordsSayACell() {
        for (Cells column : List.of(number(), category(9))) {
            for (int cell = 0; cell < column.cells(); cell++) {
                assertThat(column.cellOf(column.classOf(cell), column.slotOf(cell)))
                        .isEqualTo(cell);
            }
        }
        assertThat(number().slots()).isGreaterThan(1);
        assertThat(number().classes()).isBetween(20, 45);
        assertThat(category(9).slots()).isZero();
    }

    @Test
    void slopesAreThoseOfTheLoss() {
        Layout layout = new Layout(List.of(category(3), number(), category(20), number()));
        SplittableRandom random = new SplittableRandom(4);
        int[][] cells = cells(layout, random);
        int[] rank = {2, 0, 3, 1};
        NeuralEngine engine = NeuralEngine.start();
        try (NDManager manager = engine.newManager()) {
            Network network = new Network(engine, manager, layout, new Size(4, 8), random);
            Parameters parameters = network.parameters();
            // Heads begin at zero, where some slopes vanish.
            for (String name : parameters.names()) {
                if (name.startsWith(Network.HEAD) && !name.startsWith(Network.HEAD_BIAS)) {
                    float[] values = parameters.values(name);
                    for (int i = 0; i < values.length; i++) {
                        values[i] = (float) random.nextGaussian() * 0.3f;
                    }
                    parameters.set(name, values);
                }
            }
            List<FloatBuffer> slopes = new ArrayList<>();
            try (NDManager step = manager.newSubManager()) {
                network.lossAndSlopes(step, cells, rank, slopes);
                for (int p = 0; p < parameters.names().size(); p++) {
                    check(network, manager, cells, rank, parameters.names().get(p), slopes.get(p), random);
                }
            }
        }
    }

    /** Along a random direction, so that rounding of single weights does not drown the difference. */
    private static void check(
            Network network,
            NDManager manager,
            int[][] cells,
            int[] rank,
            String name,
            FloatBuffer slopes,
            SplittableRandom random) {
        float[] values = network.parameters().values(name);
        float[] moved = values.clone();
        double expected = 0;
        double length = 2e-3;
        double[] direction = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            direction[i] = values[i] < -1e6 ? 0 : Math.signum(slopes.get(i)) * random.nextDouble();
            expected += direction[i] * slopes.get(i);
        }
        double[] loss = new double[2];
        for (int side = 0; side < 2; side++) {
            for (int i = 0; i < values.length; i++) {
                moved[i] = (float) (values[i] + (side == 0 ? -1 : 1) * length * direction[i]);
            }
            network.parameters().set(name, moved);
            try (NDManager step = manager.newSubManager()) {
                loss[side] = Arrays.stream(network.loss(step, cells, rank)).sum();
            }
        }
        network.parameters().set(name, values);
        assertThat((loss[1] - loss[0]) / (2 * length))
                .as(name)
                .isCloseTo(expected, within(0.03 * Math.abs(expected) + 1e-3));
    }

    @Test
    void aColumnSeesOnlyThoseBeforeIt() {
        Layout layout = new Layout(List.of(category(3), number(), category(20)));
        SplittableRandom random = new SplittableRandom(9);
        int[][] cells = cells(layout, random);
        NeuralEngine engine = NeuralEngine.start();
        try (NDManager manager = engine.newManager()) {
            Network network = new Network(engine, manager, layout, new Size(4, 8), random);
            for (int g = 0; g < layout.groups().size(); g++) {
                float[] values = network.parameters().values(Network.HEAD + g);
                Arrays.fill(values, 0.3f);
                IntStream.range(0, values.length).forEach(i -> values[i] *= (float) Math.sin(i));
                network.parameters().set(Network.HEAD + g, values);
            }
            int[] rank = {1, 2, 0};
            double[] before = loss(network, manager, cells, rank);
            cells[0] = Arrays.stream(cells[0]).map(cell -> (cell + 1) % 3).toArray();
            double[] after = loss(network, manager, cells, rank);

            assertThat(after[2]).as("drawn before the changed column").isEqualTo(before[2]);
            assertThat(after[1]).as("drawn after it").isNotEqualTo(before[1]);
        }
    }

    @Test
    void wideTablesGetNarrowNetworksAndTooWideOnesAreRefused() {
        Layout narrow = new Layout(Collections.nCopies(14, category(9)));
        Layout wide = new Layout(Collections.nCopies(300, category(9)));
        Layout tooWide = new Layout(Collections.nCopies(3_000, category(2)));

        assertThat(Size.of(narrow, ModelSize.MEDIUM)).isEqualTo(new Size(16, 64));
        assertThat(Size.of(wide, ModelSize.MEDIUM).weights(wide)).isLessThan(6_000_000);
        assertThat(Size.of(narrow, ModelSize.LARGE).weights(narrow))
                .isGreaterThan(Size.of(narrow, ModelSize.SMALL).weights(narrow));
        assertThatThrownBy(() -> Size.of(tooWide, ModelSize.MEDIUM))
                .asInstanceOf(type(SynthesisException.class))
                .extracting(SynthesisException::reason)
                .isEqualTo(Reason.TABLE_TOO_LARGE);
    }

    @Test
    void stepsLeaveNoTensorsBehind() {
        Layout layout = new Layout(List.of(category(3), number()));
        SplittableRandom random = new SplittableRandom(2);
        int[][] cells = cells(layout, random);
        NeuralEngine engine = NeuralEngine.start();
        try (NDManager manager = engine.newManager()) {
            Network network = new Network(engine, manager, layout, new Size(4, 8), random);
            List<FloatBuffer> slopes = new ArrayList<>();
            int before = manager.getManagedArrays().size();

            for (int i = 0; i < 3; i++) {
                try (NDManager step = manager.newSubManager()) {
                    network.lossAndSlopes(step, cells, new int[] {1, 0}, slopes);
                    assertThat(step.getManagedArrays()).isNotEmpty();
                }
            }

            assertThat(manager.getManagedArrays()).hasSize(before);
        }
    }

    private static double[] loss(Network network, NDManager manager, int[][] cells, int[] rank) {
        try (NDManager step = manager.newSubManager()) {
            return network.loss(step, cells, rank);
        }
    }

    @Test
    void anUntrainedNetworkSaysTheSharesOfColumns() {
        Layout layout = new Layout(List.of(category(3), number()));
        SplittableRandom random = new SplittableRandom(2);
        int[][] cells = cells(layout, random);
        NeuralEngine engine = NeuralEngine.start();
        try (NDManager manager = engine.newManager()) {
            Network network = new Network(engine, manager, layout, new Size(4, 8), random);

            double[] losses = loss(network, manager, cells, new int[] {0, 1});

            for (int c = 0; c < 2; c++) {
                Cells column = layout.columns().get(c);
                double expected = Arrays.stream(cells[c])
                        .mapToDouble(cell -> -Math.log(column.share(cell)))
                        .sum();
                assertThat(losses[c]).isCloseTo(expected, within(1e-3 * expected));
            }
        }
    }
}
