package io.syntho.synthesis.tvae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Activation;
import io.syntho.synthesis.encoding.Layout;
import io.syntho.synthesis.layer.Affine;
import io.syntho.synthesis.layer.CellSoftmax;
import io.syntho.synthesis.layer.HostMatrix;
import io.syntho.synthesis.layer.PlainSoftmax;
import io.syntho.synthesis.neural.Memory;
import io.syntho.synthesis.neural.Parameters;
import io.syntho.synthesis.training.RowSource;
import io.syntho.synthesis.transform.RowRandom;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** From latent points to rows: two hidden layers, a mean and a deviation for each scalar, logits for each cell. */
final class Decoder implements RowSource {

    static final int HIDDEN = 128;
    static final String DEVIATIONS = "decoder.logDeviations";

    private final NDManager manager;
    private final Parameters parameters;
    private final Layout layout;
    private final int latent;
    private final Affine first;
    private final Affine second;
    private final Affine output;
    private final NDArray logDeviations;
    private final PlainSoftmax softmax;

    /** What a pass leaves for the way back. */
    record Pass(NDArray z, NDArray h1, NDArray h2, NDArray scalars, NDArray probabilities) {}

    Decoder(NDManager manager, Parameters parameters, Layout layout, int latent, RandomGenerator random) {
        this.manager = manager;
        this.parameters = parameters;
        this.layout = layout;
        this.latent = latent;
        this.first = new Affine(parameters, "decoder.1", latent, HIDDEN, random);
        this.second = new Affine(parameters, "decoder.2", HIDDEN, HIDDEN, random);
        this.output = new Affine(parameters, "decoder.3", HIDDEN, layout.width(), random);
        this.logDeviations =
                parameters.add(DEVIATIONS, new float[Math.max(1, layout.scalars())], Math.max(1, layout.scalars()));
        this.softmax = new PlainSoftmax(manager, layout);
    }

    @Override
    public Parameters weights() {
        return parameters;
    }

    NDArray logDeviations() {
        return logDeviations;
    }

    Pass forward(NDArray z) {
        NDArray h1 = Activation.relu(first.forward(z));
        NDArray h2 = Activation.relu(second.forward(h1));
        NDArray out = output.forward(h2);
        NDArray scalars = CellSoftmax.columns(out, 0, layout.scalars());
        return new Pass(
                z, h1, h2, scalars, softmax.forward(CellSoftmax.columns(out, layout.scalars(), layout.width())));
    }

    /**
     * The way back.
     *
     * @param slope gradient by means and logits, {@code rows × width}
     * @param gradients gets those of all weights but the deviations, in order
     * @return the gradient by the latent points
     */
    NDArray backward(Pass pass, NDArray slope, List<NDArray> gradients) {
        NDArray d2 = output.backward(slope).muli(positive(pass.h2()));
        NDArray d1 = second.backward(d2).muli(positive(pass.h1()));
        gradients.addAll(first.gradients(pass.z(), d1));
        gradients.addAll(second.gradients(pass.h1(), d2));
        gradients.addAll(output.gradients(pass.h2(), slope));
        return first.backward(d1);
    }

    /** The slope of a rectifier, from what it gave. */
    static NDArray positive(NDArray h) {
        return h.sign();
    }

    @Override
    public float[] make(long block, long seed) {
        int width = layout.width();
        float[] made = new float[BLOCK * width];
        SplittableRandom random = new SplittableRandom(RowRandom.mix(seed + RowRandom.mix(block + 1)));
        try (NDManager step = manager.newSubManager()) {
            Pass pass = forward(new HostMatrix(BLOCK, latent).normal(random).in(step));
            int cells = width - layout.scalars();
            FloatBuffer probabilities = Memory.of(pass.probabilities());
            for (int row = 0; row < BLOCK; row++) {
                probabilities.get(row * cells, made, row * width + layout.scalars(), cells);
            }
            if (layout.scalars() > 0) {
                float[] means = pass.scalars().toFloatArray();
                float[] deviations = parameters.values(DEVIATIONS);
                for (int row = 0; row < BLOCK; row++) {
                    for (int s = 0; s < layout.scalars(); s++) {
                        double noise = Math.exp(Math.max(Reconstruction.LEAST_LOG_DEVIATION, deviations[s]))
                                * random.nextGaussian();
                        made[row * width + s] = (float) (means[row * layout.scalars() + s] + noise);
                    }
                }
            }
        }
        return made;
    }
}
