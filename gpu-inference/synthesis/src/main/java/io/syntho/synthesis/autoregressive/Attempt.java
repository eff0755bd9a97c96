package io.syntho.synthesis.autoregressive;

import ai.djl.ndarray.NDManager;
import io.syntho.synthesis.Cancellation;
import io.syntho.synthesis.model.ModelFile;
import io.syntho.synthesis.model.ModelWriter;
import io.syntho.synthesis.neural.Adam;
import io.syntho.synthesis.neural.MovingAverage;
import io.syntho.synthesis.neural.NeuralEngine;
import io.syntho.synthesis.privacy.SecretStream;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** A network in training, its optimiser, the average of its weights and the best average so far. Used by one thread. */
final class Attempt implements AutoCloseable {

    private static final double AVERAGE_DECAY = 0.998;

    /** Validated at once. */
    private static final int BLOCK = 1_000;

    /** Rows of a noisy step that are taken at once. */
    private static final int NOISY_BLOCK = 256;

    private static final String WEIGHTS = "training.";
    private static final String ADAM = "adam.";
    private static final String AVERAGE = "average.";

    private final NDManager manager;
    private final Layout layout;
    private final Size size;
    private final Network network;
    private final Adam adam;
    private final MovingAverage average;
    private final List<FloatBuffer> slopes = new ArrayList<>();
    private Weights best;

    /**
     * A new network.
     *
     * @param decay of weights
     * @param seed draws its first weights
     */
    Attempt(NeuralEngine engine, Layout layout, Size size, double decay, long seed) {
        this.manager = engine.newManager();
        this.layout = layout;
        this.size = size;
        this.network = new Network(engine, manager, layout, size, new SplittableRandom(seed));
        this.adam = new Adam(network.parameters(), new Adam.Options(0.9, 0.999, 1e-8, decay));
        this.average = new MovingAverage(network.parameters(), AVERAGE_DECAY);
        this.best = Weights.of(network.parameters());
    }

    /** Steps taken. */
    long steps() {
        return adam.steps();
    }

    /** Columns that it learns. */
    int columns() {
        return layout.columns().size();
    }

    /** Takes a step; the summed loss of its rows before. */
    double step(int[][] cells, int[] rank, double rate) {
        try (NDManager step = manager.newSubManager()) {
            double loss = Arrays.stream(network.lossAndSlopes(step, cells, rank, slopes))
                    .sum();
            adam.stepHost(slopes, rate, 1.0 / cells[0].length);
            average.update(network.parameters());
            return loss;
        }
    }

    /**
     * Takes a step by the noisy sum of clipped gradients (DP-SGD: Abadi et al., arXiv:1607.00133). Rows are taken through the network in blocks of one
     * size, which says nothing of how many there are.
     */
    void noisyStep(TrainingRows rows, int[] rank, double rate, GradientNoise noise, Cancellation cancellation) {
        int[] chosen = noise.chosen(rows.size());
        List<float[]> sums = new ArrayList<>();
        for (String name : network.parameters().names()) {
            sums.add(new float[network.parameters().host(name).capacity()]);
        }
        for (int from = 0; from < chosen.length; from += NOISY_BLOCK) {
            cancellation.check();
            int count = Math.min(NOISY_BLOCK, chosen.length - from);
            int[] block = new int[NOISY_BLOCK];
            System.arraycopy(chosen, from, block, 0, count);
            try (NDManager step = manager.newSubManager()) {
                network.clippedSlopes(step, rows.cells(block), rank, new Clipping(noise.most(), count), slopes);
                for (int i = 0; i < sums.size(); i++) {
                    add(sums.get(i), slopes.get(i));
                }
            }
        }
        SecretStream random = noise.stream();
        for (float[] sum : sums) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += (float) (noise.deviation() * random.nextGaussian());
            }
        }
        List<FloatBuffer> noisy = sums.stream().map(FloatBuffer::wrap).toList();
        adam.stepHost(noisy, rate, 1 / (noise.rate() * rows.size()));
        average.update(network.parameters());
    }

    private static void add(float[] sum, FloatBuffer part) {
        float[] copy = new float[sum.length];
        part.get(0, copy);
        for (int i = 0; i < sum.length; i++) {
            sum[i] += copy[i];
        }
    }

    /** Mean loss of the validation rows under the averaged weights, in the columns' own order and in one that is mixed up. */
    double validate(TrainingRows rows, Cancellation cancellation) {
        Weights now = Weights.of(network.parameters());
        average.copyTo(network.parameters());
        int columns = layout.columns().size();
        int[] mixed = TrainingRows.shuffled(columns, new SplittableRandom(columns));
        int[] held = rows.validation();
        double sum = 0;
        for (int from = 0; from < held.length; from += BLOCK) {
            cancellation.check();
            int[][] cells = rows.cells(Arrays.copyOfRange(held, from, Math.min(held.length, from + BLOCK)));
            try (NDManager step = manager.newSubManager()) {
                sum += Arrays.stream(network.loss(step, cells, TrainingRows.counting(columns)))
                        .sum();
                sum += Arrays.stream(network.loss(step, cells, mixed)).sum();
            }
        }
        now.copyTo(network.parameters());
        return sum / 2 / held.length;
    }

    /** Whether every weight is a number. */
    boolean finite() {
        return network.parameters().finite();
    }

    /** The averaged weights are the best so far. */
    void keepBest() {
        Weights now = Weights.of(network.parameters());
        average.copyTo(network.parameters());
        best = Weights.of(network.parameters());
        now.copyTo(network.parameters());
    }

    /** The best averaged weights so far; those of independent columns before there were better ones. */
    Weights best() {
        return best;
    }

    /** Writes everything that training goes on from. */
    void write(ModelWriter writer) {
        network.parameters().write(writer, WEIGHTS);
        adam.write(writer, ADAM);
        average.write(writer, AVERAGE);
        best.write(writer);
    }

    /**
     * Reads it back.
     *
     * @throws io.syntho.synthesis.SynthesisException with MODEL_BROKEN when it is of another network
     */
    void read(ModelFile file) {
        network.parameters().read(file, WEIGHTS);
        adam.read(file, ADAM);
        average.read(file, AVERAGE);
        best = Weights.of(file, layout, size);
    }

    @Override
    public void close() {
        manager.close();
    }
}
