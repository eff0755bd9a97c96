package io.syntho.synthesis.ctgan;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Activation;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import io.syntho.synthesis.encoding.EncodingPlan;
import io.syntho.synthesis.encoding.Layout;
import io.syntho.synthesis.layer.HostMatrix;
import io.syntho.synthesis.neural.Memory;
import io.syntho.synthesis.neural.Parameters;
import io.syntho.synthesis.training.RowSource;
import io.syntho.synthesis.transform.RowRandom;
import java.nio.FloatBuffer;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/** A trained generator, its normalisations folded into its weights. */
final class FoldedGenerator implements RowSource {

    /** Of logits larger than this the exponentials, or their sums, leave the range of floats; a trained network's lie far within. */
    private static final double LARGEST_LOGIT = 80;

    private final NDManager manager;
    private final Parameters parameters;
    private final Layout layout;
    private final Conditions conditions;
    private final HostMatrix noise;
    private final NDArray u;
    private final NDArray v;
    private final NDArray p;
    private final NDArray q;
    private OptionalInt leaning = OptionalInt.empty();

    FoldedGenerator(NDManager manager, Parameters parameters, EncodingPlan plan, int noise) {
        this.manager = manager;
        this.parameters = parameters;
        this.layout = plan.layout();
        this.conditions = Conditions.byShare(plan);
        this.noise = new HostMatrix(BLOCK, noise);
        int hidden = Generator.HIDDEN;
        int width = layout.width();
        int cells = width - layout.scalars();
        int all = 2 * hidden + width;
        u = parameters.add("u", new float[noise * all], noise, all);
        v = parameters.add("v", new float[cells * all], cells, all);
        p = parameters.add("p", new float[hidden * (hidden + width)], hidden, hidden + width);
        q = parameters.add("q", new float[hidden * width], hidden, width);
    }

    @Override
    public Parameters weights() {
        return parameters;
    }

    /** The condition that it was trained under (Xu et al. 2019, section 4.3) is the same for all rows from now on. */
    @Override
    public void lean(int block, int cell) {
        leaning = OptionalInt.of(conditions.index(block, cell));
    }

    @Override
    public float[] make(long block, long seed) {
        SplittableRandom random = new SplittableRandom(RowRandom.mix(seed + RowRandom.mix(block + 1)));
        long[] condition = new long[BLOCK];
        for (int row = 0; row < BLOCK; row++) {
            int column = conditions.block(random);
            int drawn = conditions.index(column, conditions.cell(column, random));
            condition[row] = leaning.orElse(drawn);
        }
        int width = layout.width();
        int scalars = layout.scalars();
        float[] made = new float[BLOCK * width];
        try (NDManager step = manager.newSubManager()) {
            NDArray out = outputs(noise.normal(random).in(step), step.create(condition));
            // Probabilities up to a common factor are all that is needed to choose.
            NDArray weights = Generator.columns(out, scalars, width)
                    .clip(-LARGEST_LOGIT, LARGEST_LOGIT)
                    .exp();
            copy(weights, made, scalars, width - scalars);
            if (scalars > 0) {
                copy(Generator.columns(out, 0, scalars).tanh().add(0), made, 0, scalars);
            }
        }
        return made;
    }

    /** Scalars before the tanh and logits. */
    NDArray outputs(NDArray noises, NDArray condition) {
        int hidden = Generator.HIDDEN;
        int width = layout.width();
        NDArray lines = JniUtils.embedding((PtNDArray) condition, (PtNDArray) v, false);
        NDArray base = noises.matMul(u).addi(lines);
        NDArray h1 = Activation.relu(Generator.columns(base, 0, hidden));
        NDArray onwards = h1.matMul(p);
        NDArray h2 =
                Activation.relu(Generator.columns(base, hidden, 2 * hidden).add(Generator.columns(onwards, 0, hidden)));
        return h2.matMul(q)
                .addi(Generator.columns(onwards, hidden, hidden + width))
                .addi(Generator.columns(base, 2 * hidden, 2 * hidden + width));
    }

    private void copy(NDArray from, float[] made, int at, int columns) {
        FloatBuffer values = Memory.of(from);
        for (int row = 0; row < BLOCK; row++) {
            values.get(row * columns, made, row * layout.width() + at, columns);
        }
    }
}
