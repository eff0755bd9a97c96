package io.syntho.synthesis.ctgan;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import io.syntho.synthesis.layer.Affine;
import io.syntho.synthesis.neural.Memory;
import io.syntho.synthesis.neural.Parameters;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Judges packs of rows: two hidden layers with leaky rectifiers and dropout (Xu et al. 2019, section 4.4), trained by Wasserstein's distance with a
 * gradient penalty (Gulrajani et al., arXiv:1704.00028).
 *
 * <p>The penalty is a function of the critic's gradient by its input, and its own gradient needs second derivatives. For this network the first are
 * products of weights and slopes, {@code g = W₁ (s₁ ∘ W₂ (s₂ ∘ w₃))}, where the slopes are constant almost everywhere; so the second are written out
 * here as products, too, and share those of the distance itself. The penalty looks at rows only, not at conditions, which real and made packs share.
 */
final class Critic {

    static final int HIDDEN = 256;
    private static final float LEAK = 0.2f;
    private static final double PENALTY = 10;
    private static final float TINY = 1e-12f;

    private final Affine first;
    private final ConditionTable conditions;
    private final int pac;
    private final Affine second;
    private final Affine last;

    /**
     * What a judgement of {@code 3 × packs} took, or leaves.
     *
     * @param value distance plus penalty
     * @param distance mean verdict on made packs minus that on real ones
     * @param gradients of all weights, in order
     */
    record Judgement(double value, double distance, List<FloatBuffer> gradients) {}

    /**
     * The conditions of packs as lines of the critic's table: each place in a pack has lines of its own.
     *
     * @param lines one per row of the batch
     * @param cells the same, {@code packs × pac}
     */
    record Condition(long[] lines, NDArray cells) {}

    /**
     * Adds its weights to {@code parameters}.
     *
     * @param pac rows of a pack
     * @param width of a row
     * @param cells that a row's condition may name
     */
    Critic(Parameters parameters, int pac, int width, int cells, RandomGenerator random) {
        this.pac = pac;
        first = new Affine(parameters, "critic.1", pac * width, HIDDEN, random);
        float[] lines = new float[pac * cells * HIDDEN];
        float bound = (float) (1 / Math.sqrt(pac * width));
        for (int i = 0; i < lines.length; i++) {
            lines[i] = random.nextFloat(-bound, bound);
        }
        conditions = new ConditionTable(parameters, "critic.conditions", lines, pac * cells, HIDDEN);
        second = new Affine(parameters, "critic.2", HIDDEN, HIDDEN, random);
        last = new Affine(parameters, "critic.3", HIDDEN, 1, random);
    }

    /** Single weights of a critic, about. */
    static double weights(int pac, int width, int cells) {
        return HIDDEN * ((double) pac * (width + cells) + HIDDEN);
    }

    /**
     * The critic's loss and its gradients.
     *
     * @param real {@code packs × width}
     * @param made of the same shape; a constant here
     * @param condition the cells that both were made for, see {@link Condition}
     * @param share of the real pack in each mixed one, {@code packs × 1}
     * @param dropout two matrices of {@code 3 · packs × HIDDEN}: real, made, mixed
     */
    Judgement judge(
            NDArray real, NDArray made, Condition condition, NDArray share, NDArray dropout1, NDArray dropout2) {
        long packs = real.getShape().get(0);
        NDArray input = NDArrays.concat(new NDList(real, made), 0);
        NDArray told = told(condition);
        NDArray a = first.forward(input).addi(NDArrays.concat(new NDList(told, told), 0));
        NDArray ofMade = rows(a, packs, 2 * packs);
        // The first layer is affine: mixing what it gives is mixing what it gets.
        NDArray mixed = rows(a, 0, packs).sub(ofMade).muli(share).addi(ofMade);
        NDArray a1 = NDArrays.concat(new NDList(a, mixed), 0);
        NDArray s1 = slopes(a1, dropout1);
        NDArray h1 = a1.mul(s1);
        NDArray a2 = second.forward(h1);
        NDArray s2 = slopes(a2, dropout2);
        NDArray h2 = a2.mul(s2);

        NDArray verdict = last.forward(rows(h2, 0, 2 * packs));
        double distance = verdict.mul(signs(real, packs)).sum().getFloat();
        NDArray weights =
                NDArrays.concat(new NDList(signs(real, packs), real.getManager().ones(share.getShape())), 0);
        NDArray d2 = weights.matMul(last.transposed()).muli(s2);
        NDArray d1 = second.backward(d2).muli(s1);

        NDArray u1 = rows(d1, 2 * packs, 3 * packs);
        NDArray g = first.backward(u1);
        NDArray length = g.mul(g).sum(new int[] {1}, true).addi(TINY).sqrt();
        NDArray excess = length.sub(1);
        double penalty = PENALTY * excess.mul(excess).mean().getFloat();
        NDArray byG = g.muli(excess.div(length).muli(2 * PENALTY / packs));
        NDArray byU1 = byG.matMul(first.weight()).muli(rows(s1, 2 * packs, 3 * packs));
        NDArray byU2 = byU1.matMul(second.weight()).muli(rows(s2, 2 * packs, 3 * packs));

        NDArray d1ofBoth = rows(d1, 0, 2 * packs);
        NDArray d2ofBoth = rows(d2, 0, 2 * packs);
        NDArray byTold = rows(d1, 0, packs).add(rows(d1, packs, 2 * packs));
        NDArray ofFirst = NDArrays.concat(new NDList(input, byG), 0).transpose().matMul(d1);
        NDArray ofSecond = NDArrays.concat(new NDList(rows(h1, 0, 2 * packs), byU1), 0)
                .transpose()
                .matMul(d2);
        NDArray ofLast = rows(h2, 0, 2 * packs)
                .transpose()
                .matMul(signs(real, packs))
                .addi(byU2.sum(new int[] {0}).reshape(HIDDEN, 1));
        List<FloatBuffer> gradients = List.of(
                Memory.of(ofFirst),
                Memory.of(d1ofBoth.sum(new int[] {0})),
                conditions.gradient(condition.lines(), byTold, pac),
                Memory.of(ofSecond),
                Memory.of(d2ofBoth.sum(new int[] {0})),
                Memory.of(ofLast),
                Memory.of(real.getManager().zeros(new Shape(1))));
        return new Judgement(distance + penalty, distance, gradients);
    }

    /**
     * The gradient of minus the mean verdict by the packs judged: what the generator goes down.
     *
     * @param made {@code packs × width}
     */
    NDArray slope(NDArray made, Condition condition, NDArray dropout1, NDArray dropout2) {
        long packs = made.getShape().get(0);
        NDArray a1 = first.forward(made).addi(told(condition));
        NDArray s1 = slopes(a1, dropout1);
        NDArray a2 = second.forward(a1.muli(s1));
        NDArray s2 = slopes(a2, dropout2);
        NDArray weights = made.getManager().full(new Shape(packs, 1), -1f / packs);
        NDArray d2 = weights.matMul(last.transposed()).muli(s2);
        return first.backward(second.backward(d2).muli(s1));
    }

    /** The mean verdict on packs. */
    double meanVerdict(NDArray packs, Condition condition, NDArray dropout1, NDArray dropout2) {
        NDArray a1 = first.forward(packs).addi(told(condition));
        NDArray a2 = second.forward(a1.mul(slopes(a1, dropout1)));
        return last.forward(a2.mul(slopes(a2, dropout2))).mean().getFloat();
    }

    /** What the conditions add to the first layer, {@code packs × HIDDEN}. */
    private NDArray told(Condition condition) {
        return conditions.lines(condition.cells()).sum(new int[] {1});
    }

    /** −1 / packs for real ones, 1 / packs for made ones. */
    private static NDArray signs(NDArray like, long packs) {
        NDManager manager = like.getManager();
        Shape shape = new Shape(packs, 1);
        return NDArrays.concat(new NDList(manager.full(shape, -1f / packs), manager.full(shape, 1f / packs)), 0);
    }

    private static NDArray slopes(NDArray a, NDArray dropout) {
        return a.gt(0).toType(DataType.FLOAT32, false).muli(1 - LEAK).addi(LEAK).muli(dropout);
    }

    private static NDArray rows(NDArray matrix, long from, long to) {
        return JniUtils.slice((PtNDArray) matrix, 0, from, to, 1);
    }
}
