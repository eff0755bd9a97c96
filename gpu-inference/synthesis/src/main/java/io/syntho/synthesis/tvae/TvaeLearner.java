package io.syntho.synthesis.tvae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Activation;
import io.syntho.synthesis.TvaeOptions;
import io.syntho.synthesis.encoding.EncodedTable;
import io.syntho.synthesis.encoding.Layout;
import io.syntho.synthesis.layer.Affine;
import io.syntho.synthesis.layer.CellSoftmax;
import io.syntho.synthesis.layer.HostMatrix;
import io.syntho.synthesis.model.ModelFile;
import io.syntho.synthesis.model.ModelWriter;
import io.syntho.synthesis.neural.Adam;
import io.syntho.synthesis.neural.MovingAverage;
import io.syntho.synthesis.neural.NeuralEngine;
import io.syntho.synthesis.neural.Parameters;
import io.syntho.synthesis.training.Learner;
import io.syntho.synthesis.training.Room;
import io.syntho.synthesis.transform.RowRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * TVAE in training (Xu et al. 2019, section 4.5): the evidence lower bound with a normal likelihood for scalars and a categorical one for cells. A
 * scalar counts only in rows whose cell has a position.
 */
final class TvaeLearner implements Learner {

    /** A batch of rows so wide, and what is made of it on the way through the network, takes half a gigabyte. */
    private static final int WIDEST = 20_000;

    private static final double AVERAGE = 0.998;
    private static final Adam.Options ADAM = new Adam.Options(0.9, 0.999, 1e-8, 1e-5);

    /** Log variances are held within this, so that no exponential overflows. */
    private static final double FARTHEST = 12;

    /** What softmax and the like take for each value of a row, and the optimiser for each weight, as if it were products. */
    private static final double WORK_OF_VALUE = 1_000;

    private static final double WORK_OF_WEIGHT = 200;

    private final NDManager manager;
    private final EncodedTable table;
    private final Layout layout;
    private final TvaeOptions options;
    private final long seed;
    private final double rate;

    private final Parameters parameters;
    private final Affine first;
    private final Affine second;
    private final Affine posterior;
    private final Decoder decoder;
    private final Adam adam;
    private final MovingAverage average;
    private final Decoder sampler;
    private final Map<String, float[]> best = new LinkedHashMap<>();

    private final HostMatrix x;
    private final HostMatrix noise;
    private final float[] rowsOfBatch;

    TvaeLearner(
            NeuralEngine engine,
            EncodedTable table,
            int[] training,
            TvaeOptions options,
            int batch,
            long seed,
            double calm) {
        this.table = table;
        this.layout = table.layout();
        Room.check(layout, WIDEST, Decoder.HIDDEN * 2.0 * (layout.width() + Decoder.HIDDEN + options.latentDim()));
        this.manager = engine.newManager();
        this.options = options;
        this.seed = seed;
        this.rate = options.learningRate() * calm;
        SplittableRandom random = new SplittableRandom(RowRandom.mix(seed));
        int latent = options.latentDim();
        parameters = new Parameters(engine, manager);
        first = new Affine(parameters, "encoder.1", layout.width(), Decoder.HIDDEN, random);
        second = new Affine(parameters, "encoder.2", Decoder.HIDDEN, Decoder.HIDDEN, random);
        posterior = new Affine(parameters, "encoder.3", Decoder.HIDDEN, 2 * latent, random);
        decoder = new Decoder(manager, parameters, layout, latent, random);
        adam = new Adam(parameters, ADAM);
        average = new MovingAverage(parameters, AVERAGE);
        sampler = new Decoder(manager, new Parameters(engine, manager), layout, latent, random);
        x = new HostMatrix(batch, layout.width());
        noise = new HostMatrix(batch, latent);
        rowsOfBatch = new float[batch * layout.width()];
        keep();
    }

    @Override
    public Map<String, Double> step(long number, int[] rows, double factor) {
        SplittableRandom random = new SplittableRandom(RowRandom.mix(seed + RowRandom.mix(number + 1)));
        table.write(rows, rowsOfBatch);
        try (NDManager step = manager.newSubManager()) {
            return step(step, x.set(rowsOfBatch).in(step), random, rate * factor);
        }
    }

    private Map<String, Double> step(NDManager step, NDArray real, SplittableRandom random, double size) {
        int n = (int) real.getShape().get(0);
        int latent = options.latentDim();
        NDArray h1 = Activation.relu(first.forward(real));
        NDArray h2 = Activation.relu(second.forward(h1));
        NDArray q = posterior.forward(h2);
        NDArray mean = CellSoftmax.columns(q, 0, latent);
        NDArray logVariance = CellSoftmax.columns(q, latent, 2 * latent).clip(-FARTHEST, FARTHEST);
        NDArray deviation = logVariance.mul(0.5f).exp();
        NDArray variance = deviation.mul(deviation);
        NDArray eps = noise.normal(random).in(step);
        Decoder.Pass pass = decoder.forward(eps.mul(deviation).addi(mean));
        Reconstruction loss =
                Reconstruction.of(step, real, pass, decoder.logDeviations(), options.reconstructionWeight() / n);
        List<NDArray> ofDecoder = new ArrayList<>();
        NDArray byZ = decoder.backward(pass, loss.slope(), ofDecoder);

        NDArray byMean = mean.div(n).addi(byZ);
        NDArray byLog =
                variance.sub(1).muli(0.5f / n).addi(deviation.mul(eps).muli(byZ).muli(0.5f));
        NDArray slope = NDArrays.concat(new NDList(byMean, byLog), 1);
        NDArray slope2 = posterior.backward(slope).muli(Decoder.positive(h2));
        NDArray slope1 = second.backward(slope2).muli(Decoder.positive(h1));
        List<NDArray> gradients = new ArrayList<>();
        gradients.addAll(first.gradients(real, slope1));
        gradients.addAll(second.gradients(h1, slope2));
        gradients.addAll(posterior.gradients(h2, slope));
        gradients.addAll(ofDecoder);
        gradients.add(loss.byLogDeviations());
        adam.step(gradients, size, 1);
        average.update(parameters);
        double divergence =
                variance.add(mean.mul(mean)).subi(1).subi(logVariance).sum().getFloat() / (2.0 * n);
        return Map.of("reconstruction", loss.value(), "divergence", divergence);
    }

    @Override
    public double work() {
        int batch = rowsOfBatch.length / layout.width();
        return 6.0 * batch * parameters.size()
                + WORK_OF_VALUE * batch * layout.width()
                + WORK_OF_WEIGHT * parameters.size();
    }

    @Override
    public boolean finite() {
        return parameters.finite();
    }

    @Override
    public float[] make(int rows) {
        sampler.weights().names().forEach(name -> sampler.weights().set(name, average.values(name)));
        sampler.weights().publish();
        return sampler.first(rows, 1);
    }

    @Override
    public void keep() {
        sampler.weights().names().forEach(name -> best.put(name, average.values(name)));
    }

    @Override
    public Map<String, float[]> best() {
        return Map.copyOf(best);
    }

    @Override
    public float[] makeBest(int rows) {
        best.forEach(sampler.weights()::set);
        sampler.weights().publish();
        return sampler.first(rows, 1);
    }

    @Override
    public void write(ModelWriter writer) {
        parameters.write(writer, "raw.");
        adam.write(writer, "adam.");
        average.write(writer, "average.");
        best.forEach((name, values) -> writer.floats("best." + name, values, values.length));
    }

    @Override
    public void read(ModelFile file) {
        parameters.read(file, "raw.");
        adam.read(file, "adam.");
        average.read(file, "average.");
        best.replaceAll((name, values) -> file.floats("best." + name, values.length));
    }

    /** Native tensors that outlive a step. */
    int tensors() {
        return manager.getManagedArrays().size();
    }

    @Override
    public void close() {
        manager.close();
    }
}
