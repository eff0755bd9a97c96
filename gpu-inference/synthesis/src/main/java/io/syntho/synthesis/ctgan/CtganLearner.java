package io.syntho.synthesis.ctgan;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.syntho.synthesis.CtganOptions;
import io.syntho.synthesis.encoding.EncodedTable;
import io.syntho.synthesis.encoding.Layout;
import io.syntho.synthesis.layer.HostMatrix;
import io.syntho.synthesis.layer.PairMatching;
import io.syntho.synthesis.model.ModelFile;
import io.syntho.synthesis.model.ModelWriter;
import io.syntho.synthesis.neural.Adam;
import io.syntho.synthesis.neural.MovingAverage;
import io.syntho.synthesis.neural.NeuralEngine;
import io.syntho.synthesis.neural.Parameters;
import io.syntho.synthesis.training.Learner;
import io.syntho.synthesis.training.Room;
import io.syntho.synthesis.transform.RowRandom;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * CTGAN in training (Xu et al. 2019, section 4.4). Per step the critic learns from real and made packs, then the generator from the critic's slope at
 * the packs it made, from the cross entropy between what it made and the condition, and from the two-way tables ({@link PairMatching}): a critic alone
 * needs several times as many steps to bring pairs of columns together.
 */
final class CtganLearner implements Learner {

    /** The weights that tell conditions grow with the square of this. */
    private static final int WIDEST = 4_000;

    private static final double AVERAGE = 0.998;
    private static final double PAIRS = 100;
    private static final Adam.Options ADAM = new Adam.Options(0.5, 0.9, 1e-8, 0);

    /** Products of the critic's weights with a batch, forward and back, in its own step. */
    private static final int JUDGED = 8;

    /** What noise, softmax and the like take for each value of a row, and the optimiser for each weight, as if it were products. */
    private static final double WORK_OF_VALUE = 2_000;

    private static final double WORK_OF_WEIGHT = 200;

    /** Rows from which normalisations are folded. */
    private static final int FOLDED_ROWS = 2_000;

    private final NDManager manager;
    private final EncodedTable table;
    private final Layout layout;
    private final CtganOptions options;
    private final int batch;
    private final long seed;
    private final double calm;

    private final TrainingBySampling sampling;
    private final Parameters ofGenerator;
    private final Parameters ofCritic;
    private final Parameters ofShadow;
    private final Generator generator;
    private final Generator shadow;
    private final Critic critic;
    private final Adam generatorAdam;
    private final Adam criticAdam;
    private final MovingAverage average;
    private final FoldedGenerator sampler;
    private final Optional<PairMatching> pairs;
    private final Map<String, float[]> best = new LinkedHashMap<>();
    private final Inputs inputs;

    CtganLearner(
            NeuralEngine engine,
            EncodedTable table,
            int[] training,
            CtganOptions options,
            int batch,
            long seed,
            double calm) {
        this.table = table;
        this.layout = table.layout();
        int noise = options.embeddingDim();
        int cells = layout.width() - layout.scalars();
        Room.check(
                layout,
                WIDEST,
                Generator.weights(layout, noise) + Critic.weights(options.pac(), layout.width(), cells));
        this.manager = engine.newManager();
        this.options = options;
        this.batch = batch;
        this.seed = seed;
        this.calm = calm;
        this.sampling = new TrainingBySampling(table, training);
        SplittableRandom random = new SplittableRandom(RowRandom.mix(seed));
        ofGenerator = new Parameters(engine, manager);
        generator = new Generator(manager, ofGenerator, table.plan(), noise, random);
        ofCritic = new Parameters(engine, manager);
        critic = new Critic(ofCritic, options.pac(), layout.width(), cells, random);
        generatorAdam = new Adam(ofGenerator, ADAM);
        criticAdam = new Adam(ofCritic, ADAM);
        average = new MovingAverage(ofGenerator, AVERAGE);
        ofShadow = new Parameters(engine, manager);
        shadow = new Generator(manager, ofShadow, table.plan(), noise, random);
        sampler = new FoldedGenerator(manager, new Parameters(engine, manager), table.plan(), noise);
        pairs = layout.width() <= PairMatching.WIDEST && layout.blocks().size() > 1
                ? Optional.of(new PairMatching(table, training, sampling.weights(), manager))
                : Optional.empty();
        inputs = new Inputs(layout, batch, options.pac(), noise);
        keep();
    }

    @Override
    public Map<String, Double> step(long number, int[] rows, double factor) {
        SplittableRandom random = new SplittableRandom(RowRandom.mix(seed + RowRandom.mix(number + 1)));
        Map<String, Double> losses = Map.of();
        for (int turn = 1; turn <= options.criticSteps(); turn++) {
            try (NDManager step = manager.newSubManager()) {
                inputs.draw(sampling, table, random);
                Critic.Condition told = inputs.packedCondition(step);
                Generator.Pass pass =
                        generator.forward(inputs.noise(step), step.create(inputs.cells()), inputs.uniform(step));
                NDArray made = inputs.packed(pass.rows().rows());
                Critic.Judgement judgement = critic.judge(
                        inputs.packed(inputs.real(step)),
                        made,
                        told,
                        inputs.share(step),
                        inputs.dropout(step, 0),
                        inputs.dropout(step, 1));
                criticAdam.stepHost(judgement.gradients(), options.criticLearningRate() * calm * factor, 1);
                if (turn == options.criticSteps()) {
                    double conditionLoss = improve(step, pass, made, told, factor);
                    losses = Map.of(
                            "distance", judgement.distance(), "critic", judgement.value(), "condition", conditionLoss);
                }
            }
        }
        return losses;
    }

    /** The generator's step, with the rows that the critic has just judged. */
    private double improve(NDManager step, Generator.Pass pass, NDArray made, Critic.Condition told, double factor) {
        NDArray byRows = critic.slope(made, told, inputs.dropout(step, 2), inputs.dropout(step, 3))
                .reshape(batch, layout.width());
        if (pairs.isPresent()) {
            byRows = pairs.get().gradient(pass.rows().rows(), PAIRS).addi(byRows);
        }
        NDArray condition = inputs.condition(step);
        NDArray plain = generator.plain(pass);
        double conditionLoss = -plain.mul(condition)
                .sum(new int[] {1})
                .addi(1e-12f)
                .log()
                .mean()
                .getFloat();
        NDArray byLogits = plain.muli(inputs.mask(step)).subi(condition).divi(batch);
        List<FloatBuffer> gradients = generator.backward(pass, inputs.cells(), byRows, byLogits);
        generatorAdam.stepHost(gradients, options.generatorLearningRate() * calm * factor, 1);
        average.update(ofGenerator);
        return conditionLoss;
    }

    @Override
    public double work() {
        double width = layout.width();
        double ofGenerated = options.embeddingDim() * (2 * Generator.HIDDEN + width)
                + Generator.HIDDEN * (Generator.HIDDEN + 2 * width);
        double ofJudged = Critic.HIDDEN * (width + (double) Critic.HIDDEN / options.pac());
        double made = (options.criticSteps() + 2) * ofGenerated;
        double judged = (JUDGED * options.criticSteps() + 2) * ofJudged;
        double paired = pairs.isPresent() ? 2 * width * width : 0;
        return 2 * batch * (made + judged + paired)
                + WORK_OF_VALUE * batch * width
                + WORK_OF_WEIGHT * (ofGenerator.size() + options.criticSteps() * ofCritic.size());
    }

    @Override
    public boolean finite() {
        return ofGenerator.finite() && ofCritic.finite();
    }

    @Override
    public float[] make(int rows) {
        return make(folded(), rows);
    }

    private float[] make(Map<String, float[]> weights, int rows) {
        weights.forEach(sampler.weights()::set);
        sampler.weights().publish();
        return sampler.first(rows, 1);
    }

    /** The averaged generator, its normalisations measured and folded. */
    private Map<String, float[]> folded() {
        average.copyTo(ofShadow);
        SplittableRandom random = new SplittableRandom(2);
        Conditions byShare = Conditions.byShare(table.plan());
        long[] condition = new long[FOLDED_ROWS];
        for (int row = 0; row < FOLDED_ROWS; row++) {
            int block = byShare.block(random);
            condition[row] = byShare.index(block, byShare.cell(block, random));
        }
        try (NDManager step = manager.newSubManager()) {
            NDArray noise = new HostMatrix(FOLDED_ROWS, options.embeddingDim())
                    .normal(random)
                    .in(step);
            return shadow.folded(noise, step.create(condition));
        }
    }

    @Override
    public void keep() {
        best.putAll(folded());
    }

    @Override
    public Map<String, float[]> best() {
        return Map.copyOf(best);
    }

    @Override
    public float[] makeBest(int rows) {
        return make(best, rows);
    }

    @Override
    public void write(ModelWriter writer) {
        ofGenerator.write(writer, "generator.");
        ofCritic.write(writer, "critic.");
        generatorAdam.write(writer, "generatorAdam.");
        criticAdam.write(writer, "criticAdam.");
        average.write(writer, "average.");
        best.forEach((name, values) -> writer.floats("best." + name, values, values.length));
        pairs.ifPresent(p -> writer.floats("pairs", p.state(), p.width() * p.width()));
    }

    @Override
    public void read(ModelFile file) {
        ofGenerator.read(file, "generator.");
        ofCritic.read(file, "critic.");
        generatorAdam.read(file, "generatorAdam.");
        criticAdam.read(file, "criticAdam.");
        average.read(file, "average.");
        best.replaceAll((name, values) -> file.floats("best." + name, values.length));
        pairs.ifPresent(p -> p.restore(file.floats("pairs", p.width() * p.width())));
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
