package io.syntho.synthesis.ctgan;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import io.syntho.synthesis.encoding.EncodingPlan;
import io.syntho.synthesis.encoding.Layout;
import io.syntho.synthesis.layer.BatchNorm;
import io.syntho.synthesis.layer.CellSoftmax;
import io.syntho.synthesis.neural.Memory;
import io.syntho.synthesis.neural.Parameters;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * From noise and a condition to rows: two residual layers that hand on what they got (Xu et al. 2019, section 4.4), batch normalisation, a tanh for
 * scalars, a Gumbel softmax for cells.
 *
 * <p>Because each layer sees all inputs of those before it, the parts of all layers that look at the same input are one matrix: {@code U} for the
 * noise, {@code V} for the condition (of which a row needs one line, its cell's), {@code P} for the first hidden layer, {@code Q} for the second.
 */
final class Generator {

    static final int HIDDEN = 256;
    static final float TEMPERATURE = 0.2f;

    private final int width;
    private final int scalars;
    private final NDArray u;
    private final ConditionTable v;
    private final NDArray p;
    private final NDArray q;
    private final NDArray pTransposed;
    private final NDArray qTransposed;
    private final NDArray bias;
    private final BatchNorm norm1;
    private final BatchNorm norm2;
    private final Outputs outputs;

    /** What a pass leaves for the way back. */
    record Pass(
            NDArray noise,
            BatchNorm.Pass first,
            NDArray h1,
            BatchNorm.Pass second,
            NDArray h2,
            NDArray logits,
            Outputs.Pass rows) {}

    Generator(NDManager manager, Parameters parameters, EncodingPlan plan, int noise, RandomGenerator random) {
        this.outputs = new Outputs(manager, plan);
        this.width = plan.layout().width();
        this.scalars = plan.layout().scalars();
        int cells = width - scalars;
        int inputs = noise + cells;
        float[] scale = new float[2 * HIDDEN + width];
        for (int i = 0; i < scale.length; i++) {
            int seen = i < HIDDEN ? inputs : i < 2 * HIDDEN ? inputs + HIDDEN : inputs + 2 * HIDDEN;
            scale[i] = (float) (1 / Math.sqrt(seen));
        }
        u = parameters.add("u", uniform(noise, scale, 0, random), noise, scale.length);
        v = new ConditionTable(parameters, "v", uniform(cells, scale, 0, random), cells, scale.length);
        p = parameters.add("p", uniform(HIDDEN, scale, HIDDEN, random), HIDDEN, HIDDEN + width);
        q = parameters.add("q", uniform(HIDDEN, scale, 2 * HIDDEN, random), HIDDEN, width);
        pTransposed = p.transpose();
        qTransposed = q.transpose();
        bias = parameters.add("bias", new float[width], width);
        norm1 = new BatchNorm(parameters, "norm1", HIDDEN);
        norm2 = new BatchNorm(parameters, "norm2", HIDDEN);
    }

    /** Single weights of a generator, about. */
    static double weights(Layout layout, int noise) {
        double width = layout.width();
        return (noise + width) * (2 * HIDDEN + width) + HIDDEN * (HIDDEN + 2 * width);
    }

    private static float[] uniform(int rows, float[] scale, int from, RandomGenerator random) {
        int columns = scale.length - from;
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            float bound = scale[from + i % columns];
            values[i] = random.nextFloat(-bound, bound);
        }
        return values;
    }

    /**
     * Makes rows.
     *
     * @param noise {@code rows × noise}
     * @param condition a cell for each row
     * @param uniform {@code rows × cells}, in (0, 1): the Gumbel noise
     */
    Pass forward(NDArray noise, NDArray condition, NDArray uniform) {
        NDArray base = noise.matMul(u).addi(v.lines(condition));
        BatchNorm.Pass first = norm1.forward(columns(base, 0, HIDDEN));
        NDArray h1 = Activation.relu(first.output());
        NDArray onwards = h1.matMul(p);
        BatchNorm.Pass second = norm2.forward(columns(base, HIDDEN, 2 * HIDDEN).add(columns(onwards, 0, HIDDEN)));
        NDArray h2 = Activation.relu(second.output());
        NDArray out = h2.matMul(q)
                .addi(columns(onwards, HIDDEN, HIDDEN + width))
                .addi(columns(base, 2 * HIDDEN, 2 * HIDDEN + width))
                .addi(bias);
        return new Pass(noise, first, h1, second, h2, out, outputs.forward(out, uniform));
    }

    /**
     * The loss's gradients by all weights, in order.
     *
     * @param cells the condition of each row
     * @param byRows gradient by the rows made
     * @param byLogits further gradient by the logits of cells, as they were before the noise
     */
    List<FloatBuffer> backward(Pass pass, long[] cells, NDArray byRows, NDArray byLogits) {
        NDArray slope = outputs.backward(pass.rows(), byRows, byLogits);
        NDArray byH2 = slope.matMul(qTransposed).muli(pass.h2().sign());
        NDArray byY2 = norm2.backward(pass.second(), byH2);
        NDArray byOnwards = NDArrays.concat(new NDList(byY2, slope), 1);
        NDArray byH1 = byOnwards.matMul(pTransposed).muli(pass.h1().sign());
        NDArray byY1 = norm1.backward(pass.first(), byH1);
        NDArray byBase = NDArrays.concat(new NDList(byY1, byOnwards), 1);
        List<FloatBuffer> gradients = new ArrayList<>();
        gradients.add(Memory.of(pass.noise().transpose().matMul(byBase)));
        gradients.add(v.gradient(cells, byBase, 1));
        gradients.add(Memory.of(pass.h1().transpose().matMul(byOnwards)));
        gradients.add(Memory.of(pass.h2().transpose().matMul(slope)));
        gradients.add(Memory.of(slope.sum(new int[] {0})));
        norm1.gradients(pass.first(), byH1).forEach(gradient -> gradients.add(Memory.of(gradient)));
        norm2.gradients(pass.second(), byH2).forEach(gradient -> gradients.add(Memory.of(gradient)));
        return gradients;
    }

    /**
     * The weights of a {@link FoldedGenerator} that does the same without looking at batches, the normalisations taken from these inputs.
     *
     * @param noise {@code rows × noise}, as many rows as give steady statistics
     * @param condition a cell for each row, in the shares of the table
     */
    Map<String, float[]> folded(NDArray noise, NDArray condition) {
        NDArray base = noise.matMul(u).addi(v.lines(condition));
        NDArray y1 = columns(base, 0, HIDDEN).duplicate();
        List<NDArray> fixed1 = norm1.fixed(y1);
        NDArray h1 = Activation.relu(y1.muli(fixed1.get(0)).addi(fixed1.get(1)));
        NDArray y2 = columns(h1.matMul(p), 0, HIDDEN).add(columns(base, HIDDEN, 2 * HIDDEN));
        List<NDArray> fixed2 = norm2.fixed(y2);
        NDArray ones = noise.getManager().ones(new Shape(1, width));
        NDArray factor = NDArrays.concat(new NDList(fixed1.get(0), fixed2.get(0), ones), 1);
        NDArray onwards = NDArrays.concat(new NDList(fixed2.get(0), ones), 1);
        NDArray shift = NDArrays.concat(new NDList(fixed1.get(1), fixed2.get(1), ones.muli(bias)), 1);
        Map<String, float[]> weights = new LinkedHashMap<>();
        weights.put("u", factor.mul(u).toFloatArray());
        weights.put("v", factor.mul(v.weight()).addi(shift).toFloatArray());
        weights.put("p", onwards.mul(p).toFloatArray());
        weights.put("q", q.toFloatArray());
        return weights;
    }

    /** Probabilities of cells without noise. */
    NDArray plain(Pass pass) {
        return outputs.plain(pass.logits());
    }

    static NDArray columns(NDArray matrix, int from, int to) {
        return CellSoftmax.columns(matrix, from, to);
    }
}
