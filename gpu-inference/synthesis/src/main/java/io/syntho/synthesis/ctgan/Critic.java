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
import io.syntho.synthesis.neural.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Judges packs of rows: two hidden layers with leaky rectifiers and dropout (Xu et al. 2019, section 4.4), trained by Wasserstein's distance with a
 * gradient penalty (Gulrajani et al., arXiv:1704.00028).
 *
 * <p>The penalty is a function of the critic's gradient by its input, and its own gradient needs second derivatives. For this network the first are
 * products of weights and slopes, {@code g = W₁ (s₁ ∘ W₂ (s₂ ∘ w₃))}, where the slopes are constant almost everywhere; so the second are written out
 * here as products, too, and share those of the distance itself.
 */
final class Critic {

    static final int HIDDEN = 256;
    private static final float LEAK = 0.2f;
    private static final double PENALTY = 10;
    private static final float TINY = 1e-12f;

    private final Affine first;
    private final Affine second;
    private final Affine last;

    /**
     * What a judgement of {@code 3 × packs} took, or leaves.
     *
     * @param value distance plus penalty
     * @param distance mean verdict on made packs minus that on real ones
     * @param gradients of all weights, in order
     */
    record Judgement(double value, double distance, List<NDArray> gradients) {}

    Critic(Parameters parameters, int width, RandomGenerator random) {
        first = new Affine(parameters, "critic.1", width, HIDDEN, random);
        second = new Affine(parameters, "critic.2", HIDDEN, HIDDEN, random);
        last = new Affine(parameters, "critic.3", HIDDEN, 1, random);
    }

    /**
     * The critic's loss and its gradients.
     *
     * @param real {@code packs × width}
     * @param made of the same shape; a constant here
     * @param share of the real pack in each mixed one, {@code packs × 1}
     * @param dropout two matrices of {@code 3 · packs × HIDDEN}: real, made, mixed
     */
    Judgement judge(NDArray real, NDArray made, NDArray share, NDArray dropout1, NDArray dropout2) {
        long packs = real.getShape().get(0);
        NDArray input = NDArrays.concat(new NDList(real, made), 0);
        NDArray a = first.forward(input);
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
        List<NDArray> gradients = new ArrayList<>();
        gradients.add(NDArrays.concat(new NDList(input, byG), 0).transpose().matMul(d1));
        gradients.add(d1ofBoth.sum(new int[] {0}));
        gradients.add(NDArrays.concat(new NDList(rows(h1, 0, 2 * packs), byU1), 0)
                .transpose()
                .matMul(d2));
        gradients.add(d2ofBoth.sum(new int[] {0}));
        NDArray byLast = rows(h2, 0, 2 * packs).transpose().matMul(signs(real, packs));
        gradients.add(byLast.addi(byU2.sum(new int[] {0}).reshape(HIDDEN, 1)));
        gradients.add(real.getManager().zeros(new Shape(1)));
        return new Judgement(distance + penalty, distance, gradients);
    }

    /**
     * The gradient of minus the mean verdict by the packs judged: what the generator goes down.
     *
     * @param made {@code packs × width}
     */
    NDArray slope(NDArray made, NDArray dropout1, NDArray dropout2) {
        long packs = made.getShape().get(0);
        NDArray a1 = first.forward(made);
        NDArray s1 = slopes(a1, dropout1);
        NDArray a2 = second.forward(a1.muli(s1));
        NDArray s2 = slopes(a2, dropout2);
        NDArray weights = made.getManager().full(new Shape(packs, 1), -1f / packs);
        NDArray d2 = weights.matMul(last.transposed()).muli(s2);
        return first.backward(second.backward(d2).muli(s1));
    }

    /** The mean verdict on packs. */
    double meanVerdict(NDArray packs, NDArray dropout1, NDArray dropout2) {
        NDArray a1 = first.forward(packs);
        NDArray a2 = second.forward(a1.mul(slopes(a1, dropout1)));
        return last.forward(a2.mul(slopes(a2, dropout2))).mean().getFloat();
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
