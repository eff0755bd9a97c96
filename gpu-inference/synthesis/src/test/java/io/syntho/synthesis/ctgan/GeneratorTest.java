package io.syntho.synthesis.ctgan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.syntho.synthesis.CtganOptions;
import io.syntho.synthesis.encoding.EncodedTable;
import io.syntho.synthesis.encoding.Layout;
import io.syntho.synthesis.layer.HostMatrix;
import io.syntho.synthesis.layer.Slopes;
import io.syntho.synthesis.neural.NeuralEngine;
import io.syntho.synthesis.neural.Parameters;
import io.syntho.synthesis.training.NeuralTables;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GeneratorTest {

    private static final int ROWS = 20;
    private static final int NOISE = 8;

    private final EncodedTable table = NeuralTables.encoded(NeuralTables.mixed(500), CtganOptions.DEFAULT);
    private final int width = table.layout().width();
    private final int cells = width - table.layout().scalars();
    private final NeuralEngine engine = NeuralEngine.start();
    private final NDManager manager = engine.newManager();
    private final Parameters parameters = new Parameters(engine, manager);
    private final Generator generator =
            new Generator(manager, parameters, table.plan(), NOISE, new SplittableRandom(1));

    @AfterEach
    void free() {
        manager.close();
    }

    private long[] cells() {
        return LongStream.range(0, ROWS).map(row -> row % cells).toArray();
    }

    private Generator.Pass pass() {
        NDArray uniform =
                new HostMatrix(ROWS, cells).uniform(new SplittableRandom(3)).in(manager);
        return generator.forward(Slopes.normal(manager, ROWS, NOISE, 2), manager.create(cells()), uniform);
    }

    @Test
    void theWayBackIsThatOfFiniteDifferences() {
        NDArray byRows = Slopes.normal(manager, ROWS, width, 4);
        NDArray byLogits = Slopes.normal(manager, ROWS, cells, 5);

        Slopes.check(
                parameters,
                generator.backward(pass(), cells(), byRows, byLogits),
                () -> {
                    Generator.Pass pass = pass();
                    NDArray logits = Generator.columns(pass.logits(), width - cells, width);
                    return (double) pass.rows().rows().mul(byRows).sum().getFloat()
                            + logits.mul(byLogits).sum().getFloat();
                },
                2e-3f);
    }

    @Test
    void cellsOfAColumnAddUpToOneAndScalarsFadeWhereThereIsNoPosition() {
        float[] rows = pass().rows().rows().toFloatArray();

        for (int row = 0; row < ROWS; row++) {
            for (Layout.Block block : table.layout().blocks()) {
                double total = 0;
                double positioned = 0;
                for (int cell = 0; cell < block.cells(); cell++) {
                    float share = rows[row * width + block.first() + cell];
                    total += share;
                    positioned += table.codes().get(block.code()).positioned(cell) ? share : 0;
                }
                assertThat(total).isCloseTo(1, within(1e-5));
                if (block.scalar() >= 0) {
                    assertThat((double) Math.abs(rows[row * width + block.scalar()]))
                            .isLessThanOrEqualTo(positioned + 1e-6);
                }
            }
        }
    }

    @Test
    void theFoldedGeneratorDoesTheSameOnTheRowsItWasFoldedWith() {
        NDArray noise = Slopes.normal(manager, ROWS, NOISE, 2);
        Map<String, float[]> folded = generator.folded(noise, manager.create(cells()));
        Parameters weights = new Parameters(engine, manager);
        FoldedGenerator sampler = new FoldedGenerator(manager, weights, table.plan(), NOISE);
        folded.forEach(weights::set);
        weights.publish();
        float[] expected = pass().logits().toFloatArray();
        float[] actual = sampler.outputs(noise, manager.create(cells())).toFloatArray();

        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], within(1e-3f));
        }
    }
}
