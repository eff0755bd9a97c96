package io.syntho.synthesis.tvae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.syntho.synthesis.TvaeOptions;
import io.syntho.synthesis.encoding.EncodedTable;
import io.syntho.synthesis.layer.HostMatrix;
import io.syntho.synthesis.layer.Slopes;
import io.syntho.synthesis.neural.Memory;
import io.syntho.synthesis.neural.NeuralEngine;
import io.syntho.synthesis.neural.Parameters;
import io.syntho.synthesis.training.NeuralTables;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReconstructionTest {

    private static final int ROWS = 24;
    private static final int LATENT = 6;

    @Test
    void theGradientIsThatOfFiniteDifferences() {
        EncodedTable table = NeuralTables.encoded(NeuralTables.mixed(500), TvaeOptions.DEFAULT);
        int width = table.layout().width();
        NeuralEngine engine = NeuralEngine.start();
        try (NDManager manager = engine.newManager()) {
            Parameters parameters = new Parameters(engine, manager);
            Decoder decoder = new Decoder(manager, parameters, table.layout(), LATENT, new SplittableRandom(1));
            NDArray points = Slopes.normal(manager, ROWS, LATENT, 2);
            float[] rows = new float[ROWS * width];
            table.write(IntStream.range(0, ROWS).toArray(), rows);
            NDArray real = new HostMatrix(ROWS, width).set(rows).in(manager);
            Decoder.Pass pass = decoder.forward(points);
            Reconstruction loss = Reconstruction.of(manager, real, pass, decoder.logDeviations(), 1.0 / ROWS);
            List<NDArray> gradients = new ArrayList<>();
            decoder.backward(pass, loss.slope(), gradients);
            gradients.add(loss.byLogDeviations());

            Slopes.check(
                    parameters,
                    gradients.stream().map(Memory::of).toList(),
                    () -> Reconstruction.of(manager, real, decoder.forward(points), decoder.logDeviations(), 1.0 / ROWS)
                            .value(),
                    2e-3f);
        }
    }
}
