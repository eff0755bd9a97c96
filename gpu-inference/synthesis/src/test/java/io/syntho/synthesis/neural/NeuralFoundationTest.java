package io.syntho.synthesis.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.syntho.synthesis.GaussianCopulaOptions;
import io.syntho.synthesis.ModelInfo;
import io.syntho.synthesis.model.ModelFile;
import io.syntho.synthesis.model.ModelJson;
import io.syntho.synthesis.model.ModelWriter;
import io.syntho.tabular.TableSchema;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class NeuralFoundationTest {

    private static final NeuralEngine ENGINE = NeuralEngine.start();

    @Test
    void weightsAreOneMemoryForJavaAndTheEngine() {
        try (NDManager manager = ENGINE.newManager()) {
            Parameters parameters = new Parameters(ENGINE, manager);
            NDArray tensor = parameters.add("w", new float[] {1, 2, 3, 4}, 2, 2);

            parameters.host("w").put(3, 9);
            parameters.publish();
            tensor.addi(1);

            assertThat(tensor.toFloatArray()).containsExactly(2, 3, 4, 10);
            assertThat(parameters.values("w")).containsExactly(2, 3, 4, 10);
            assertThat(parameters.finite()).isTrue();
            parameters.host("w").put(0, Float.NaN);
            assertThat(parameters.finite()).isFalse();
        }
    }

    /** The recurrence of the paper in double precision. */
    @Test
    void adamIsAdam() {
        try (NDManager manager = ENGINE.newManager()) {
            Parameters parameters = new Parameters(ENGINE, manager);
            parameters.add("w", new float[] {1, -2}, 2, 1);
            parameters.add("bias", new float[] {1}, 1);
            Adam adam = new Adam(parameters, new Adam.Options(0.9, 0.999, 1e-8, 0.1));
            double[] weights = {1, -2, 1};
            double[] mean = new double[3];
            double[] square = new double[3];

            for (int t = 1; t <= 50; t++) {
                float[] gradient = {(float) Math.sin(t), (float) Math.cos(t), t % 3};
                adam.stepHost(
                        List.of(
                                FloatBuffer.wrap(new float[] {2 * gradient[0], 2 * gradient[1]}),
                                FloatBuffer.wrap(new float[] {2 * gradient[2]})),
                        0.01,
                        0.5);
                for (int i = 0; i < 3; i++) {
                    mean[i] = 0.9 * mean[i] + 0.1 * gradient[i];
                    square[i] = 0.999 * square[i] + 0.001 * gradient[i] * gradient[i];
                    double decayed = i < 2 ? weights[i] * (1 - 0.01 * 0.1) : weights[i];
                    weights[i] = decayed
                            - 0.01
                                    * (mean[i] / (1 - Math.pow(0.9, t)))
                                    / (Math.sqrt(square[i] / (1 - Math.pow(0.999, t))) + 1e-8);
                }
            }

            assertThat(parameters.values("w")[0]).isCloseTo((float) weights[0], within(1e-5f));
            assertThat(parameters.values("w")[1]).isCloseTo((float) weights[1], within(1e-5f));
            assertThat(parameters.values("bias")[0]).isCloseTo((float) weights[2], within(1e-5f));
        }
    }

    @Test
    void fitsSideBySideTakeTurnsAtGradients() throws Exception {
        Callable<float[]> descent = () -> {
            try (NDManager manager = ENGINE.newManager()) {
                Parameters parameters = new Parameters(ENGINE, manager);
                NDArray x = parameters.add("x", new float[] {5, -5}, 2);
                parameters.requireGradients();
                Adam adam = new Adam(parameters, Adam.Options.DEFAULT);
                for (int step = 0; step < 1_000; step++) {
                    try (NDManager scope = manager.newSubManager()) {
                        Autograd.step(parameters, adam, scope, () -> loss(x, scope), 0.05);
                    }
                }
                return parameters.values("x");
            }
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (Future<float[]> result : threads.invokeAll(List.of(descent, descent))) {
                assertThat(result.get()[0]).isCloseTo(3, within(0.01f));
                assertThat(result.get()[1]).isCloseTo(3, within(0.01f));
            }
        }
    }

    private static NDArray loss(NDArray x, NDManager scope) {
        NDArray distance = x.sub(3);
        distance.attach(scope);
        return distance.square().sum();
    }

    @Test
    void aCheckpointHoldsWeightsAverageAndTheMemoryOfGradients() throws IOException {
        try (NDManager manager = ENGINE.newManager()) {
            Trained one = new Trained(manager);
            one.steps(0, 5);
            ModelFile file = one.saved();
            one.steps(5, 10);

            Trained two = new Trained(manager);
            two.restore(file);
            two.steps(5, 10);

            assertThat(two.parameters.values("w")).isEqualTo(one.parameters.values("w"));
            assertThat(two.average.values("w")).isEqualTo(one.average.values("w"));
            assertThat(two.average.values("w")).isNotEqualTo(two.parameters.values("w"));
            assertThat(two.adam.steps()).isEqualTo(10);
        }
    }

    private static final class Trained {
        private final Parameters parameters;
        private final Adam adam;
        private final MovingAverage average;

        Trained(NDManager manager) {
            parameters = new Parameters(ENGINE, manager);
            parameters.add("w", new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
            adam = new Adam(parameters, Adam.Options.DEFAULT);
            average = new MovingAverage(parameters, 0.99);
        }

        void steps(int from, int to) {
            for (int t = from; t < to; t++) {
                float[] gradient = new float[6];
                for (int i = 0; i < gradient.length; i++) {
                    gradient[i] = (float) Math.sin(t * 7 + i);
                }
                adam.stepHost(List.of(FloatBuffer.wrap(gradient)), 0.01, 1);
                average.update(parameters);
            }
        }

        ModelFile saved() throws IOException {
            ModelInfo info = new ModelInfo("1", GaussianCopulaOptions.DEFAULT, 0, 10, "0");
            ModelWriter writer = new ModelWriter(info, new TableSchema(List.of()), ModelJson.write(Map.of()));
            parameters.write(writer, "weights.");
            adam.write(writer, "adam.");
            average.write(writer, "average.");
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            writer.writeTo(out);
            return ModelFile.read(new ByteArrayInputStream(out.toByteArray()));
        }

        void restore(ModelFile file) {
            parameters.read(file, "weights.");
            adam.read(file, "adam.");
            average.read(file, "average.");
        }
    }
}
