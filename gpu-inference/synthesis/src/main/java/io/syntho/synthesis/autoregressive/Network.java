package io.syntho.synthesis.autoregressive;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.syntho.synthesis.autoregressive.Layout.Group;
import io.syntho.synthesis.autoregressive.Layout.Output;
import io.syntho.synthesis.neural.Memory;
import io.syntho.synthesis.neural.NeuralEngine;
import io.syntho.synthesis.neural.Parameters;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The network: embeddings of all columns' values, one masked layer that gives each word its own hidden units (MADE: Germain et al.,
 * arXiv:1502.03509), a layer within each word's units, and a softmax per word. The mask follows the order of columns, which changes from step to
 * step (Uria et al., arXiv:1310.1757; Tiwald et al., arXiv:2501.12012). Gradients are written by hand: the network is small and fixed, and the
 * engine's own differentiation serves one thread of a process only. Used by one thread.
 */
final class Network {

    static final String EMBEDDING = "embedding";
    static final String CONTEXT = "context";
    static final String CONTEXT_BIAS = "context.bias";
    static final String INNER = "inner";
    static final String INNER_BIAS = "inner.bias";
    static final String HEAD = "head.";
    static final String HEAD_BIAS = "head.bias.";

    private final Layout layout;
    private final Size size;
    private final Parameters parameters;
    private final Encoder encoder;

    private final NDArray context;
    private final NDArray contextBias;
    private final NDArray inner;
    private final NDArray innerBias;
    private final NDArray innerTurned;
    private final List<NDArray> heads = new ArrayList<>();
    private final List<NDArray> headsTurned = new ArrayList<>();
    private final List<NDArray> headBiases = new ArrayList<>();

    /**
     * A network that says each word by its share, as if columns were independent: the heads are zero.
     *
     * @param manager owns the tensors
     * @param random draws the other weights
     */
    Network(NeuralEngine engine, NDManager manager, Layout layout, Size size, SplittableRandom random) {
        this.layout = layout;
        this.size = size;
        this.parameters = new Parameters(engine, manager);
        int in = layout.inputs() * size.embedding();
        int words = layout.outputs().size();
        int hidden = size.hidden();
        parameters.add(
                EMBEDDING,
                normal(random, layout.embeddings() * size.embedding(), 1),
                layout.embeddings(),
                size.embedding());
        double seen = Math.max(1, layout.inputs() / 2.0) * size.embedding();
        float[] start = normal(random, Math.multiplyExact(in, words * hidden), Math.sqrt(2 / seen));
        context = parameters
                .add(CONTEXT, start, in, words * hidden)
                .reshape(layout.inputs(), size.embedding(), words, hidden);
        contextBias = parameters.add(CONTEXT_BIAS, new float[words * hidden], words * hidden);
        inner = parameters.add(
                INNER, normal(random, words * hidden * hidden, Math.sqrt(1.0 / hidden)), words, hidden, hidden);
        innerBias = parameters
                .add(INNER_BIAS, new float[words * hidden], words * hidden)
                .reshape(words, 1, hidden);
        innerTurned = inner.transpose(0, 2, 1);
        for (int g = 0; g < layout.groups().size(); g++) {
            Group group = layout.groups().get(g);
            float[] zeros = new float[group.count() * hidden * group.width()];
            NDArray head = parameters.add(HEAD + g, zeros, group.count(), hidden, group.width());
            heads.add(head);
            headsTurned.add(head.transpose(0, 2, 1));
            float[] shares = Biases.of(layout, group);
            headBiases.add(
                    parameters.add(HEAD_BIAS + g, shares, shares.length).reshape(group.count(), 1, group.width()));
        }
        encoder = new Encoder(layout, size.embedding(), parameters.host(EMBEDDING));
    }

    private static float[] normal(SplittableRandom random, int count, double deviation) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (random.nextGaussian() * deviation);
        }
        return values;
    }

    Parameters parameters() {
        return parameters;
    }

    /** The hidden units of all words: words × rows × hidden. */
    private record Hidden(NDArray mask, NDArray masked, NDArray first, NDArray inside, NDArray second) {}

    private Hidden hidden(NDManager step, NDArray x, float[] mask) {
        int words = layout.outputs().size();
        int in = layout.inputs();
        int units = size.hidden();
        NDArray allowed = step.create(mask, new Shape(in, 1, words, 1));
        NDArray masked = allowed.mul(context).reshape(in * size.embedding(), words * units);
        NDArray flat = x.matMul(masked);
        flat.addi(contextBias);
        long rows = x.getShape().get(0);
        NDArray first = flat.reshape(rows, words, units).transpose(1, 0, 2).maximum(0f);
        NDArray turned = first.matMul(inner);
        turned.addi(innerBias);
        NDArray positive = turned.maximum(0f);
        return new Hidden(allowed, masked, first, positive, positive.add(first));
    }

    /**
     * The loss of some rows.
     *
     * @param step owns what is made
     * @param cells by column, of each row
     * @param rank place of each column in the order
     * @return summed loss in nats, by column
     */
    double[] loss(NDManager step, int[][] cells, int[] rank) {
        return pass(step, cells, rank, Optional.empty(), Optional.empty());
    }

    /**
     * The loss of some rows, and how it changes with the weights.
     *
     * @param slopes receives the gradient of the summed loss, one per weight, in the parameters' order; valid until {@code step} closes
     * @return summed loss in nats, by column
     */
    double[] lossAndSlopes(NDManager step, int[][] cells, int[] rank, List<FloatBuffer> slopes) {
        return pass(step, cells, rank, Optional.of(slopes), Optional.empty());
    }

    /**
     * The same with each row's gradient clipped before they are summed. The losses are not clipped: they are not to be shown.
     *
     * @param slopes receives the sum of the clipped gradients
     */
    void clippedSlopes(NDManager step, int[][] cells, int[] rank, Clipping clipping, List<FloatBuffer> slopes) {
        pass(step, cells, rank, Optional.of(slopes), Optional.of(clipping));
    }

    private double[] pass(
            NDManager step,
            int[][] cells,
            int[] rank,
            Optional<List<FloatBuffer>> slopes,
            Optional<Clipping> clipping) {
        int rows = cells[0].length;
        NDArray x = tensor(step, encoder.rows(cells, rows), rows, (long) layout.inputs() * size.embedding());
        Hidden hidden = hidden(step, x, layout.mask(rank));
        double[] losses = new double[layout.columns().size()];
        List<NDArray> hiddenSlopes = new ArrayList<>();
        List<NDArray> headInputs = new ArrayList<>();
        List<NDArray> wordSlopes = new ArrayList<>();
        for (int g = 0; g < layout.groups().size(); g++) {
            Group group = layout.groups().get(g);
            NDArray units = slice(hidden.second(), group);
            NDArray logits = units.matMul(heads.get(g));
            logits.addi(headBiases.get(g));
            if (group.second()) {
                logits.addi(tensor(step, encoder.offsets(g, cells, rows), group.count(), rows, group.width()));
            }
            NDArray chances = logits.softmax(-1);
            NDArray targets = tensor(step, encoder.targets(g, cells, rows), group.count(), rows, group.width());
            add(losses, group, Memory.of(chances.mul(targets).sum(new int[] {2})), rows);
            if (slopes.isPresent()) {
                NDArray slope = chances.subi(targets);
                headInputs.add(units);
                wordSlopes.add(slope);
                hiddenSlopes.add(slope.matMul(headsTurned.get(g)));
            }
        }
        if (slopes.isPresent()) {
            NDArray second = NDArrays.concat(new NDList(hiddenSlopes), 0);
            RowSlopes all = rowSlopes(x, hidden, second, headInputs, wordSlopes);
            if (clipping.isPresent()) {
                all = clipped(step, all, cells, clipping.get());
            }
            gather(all, cells, slopes.get());
        }
        return losses;
    }

    /**
     * How the loss changes with what each layer gives out, row by row.
     *
     * @param x inputs: rows × (blocks · width)
     * @param headInputs what goes into the heads, by group: outputs × rows × hidden
     * @param words slopes of what comes out of them, by group: outputs × rows × width
     * @param inside of the inner layer: words × rows × hidden
     * @param first of the masked layer: words × rows × hidden
     * @param inputs of the inputs: rows × (blocks · width)
     */
    private record RowSlopes(
            NDArray x,
            Hidden hidden,
            List<NDArray> headInputs,
            List<NDArray> words,
            NDArray inside,
            NDArray first,
            NDArray inputs) {}

    private RowSlopes rowSlopes(
            NDArray x, Hidden hidden, NDArray second, List<NDArray> headInputs, List<NDArray> words) {
        NDArray active = hidden.inside().gt(0f).toType(DataType.FLOAT32, false);
        NDArray inside = second.mul(active);
        NDArray first = inside.matMul(innerTurned);
        first.addi(second);
        first = first.mul(hidden.first().gt(0f).toType(DataType.FLOAT32, false));
        NDArray inputs = flat(first).matMul(hidden.masked().transpose());
        return new RowSlopes(x, hidden, headInputs, words, inside, first, inputs);
    }

    private static NDArray flat(NDArray first) {
        Shape shape = first.getShape();
        return first.transpose(1, 0, 2).reshape(shape.get(1), shape.get(0) * shape.get(2));
    }

    private RowSlopes clipped(NDManager step, RowSlopes slopes, int[][] cells, Clipping clipping) {
        int in = layout.inputs();
        int rows = cells[0].length;
        NDArray x = slopes.x().reshape(rows, in, size.embedding());
        NDArray mask = slopes.hidden().mask().reshape(in, layout.outputs().size());
        NDArray looks = step.create(encoder.lookSquares(cells, rows), new Shape(rows, in));
        List<NDArray> into = new ArrayList<>(slopes.headInputs());
        into.add(slopes.hidden().first());
        List<NDArray> out = new ArrayList<>(slopes.words());
        out.add(slopes.inside());
        NDArray inputs = slopes.inputs().reshape(rows, in, size.embedding());
        NDArray squares = Clipping.squares(into, out, x, mask, slopes.first(), inputs, looks);
        NDArray factors = clipping.factors(step, squares);
        return new RowSlopes(
                slopes.x(),
                slopes.hidden(),
                slopes.headInputs(),
                slopes.words().stream().map(slope -> slope.mul(factors)).toList(),
                slopes.inside().mul(factors),
                slopes.first().mul(factors),
                slopes.inputs().mul(factors));
    }

    private static NDArray tensor(NDManager step, ByteBuffer memory, long... shape) {
        return step.create(memory, new Shape(shape), DataType.FLOAT32);
    }

    /** The gradients of all weights: products of what goes into each layer with the slopes of what comes out. */
    private void gather(RowSlopes slopes, int[][] cells, List<FloatBuffer> gradients) {
        int words = layout.outputs().size();
        int in = layout.inputs();
        NDArray flat = flat(slopes.first());
        NDArray contextSlope = slopes.x()
                .transpose()
                .matMul(flat)
                .reshape(in, size.embedding(), words, size.hidden())
                .mul(slopes.hidden().mask());
        NDArray innerSlope = slopes.hidden().first().transpose(0, 2, 1).matMul(slopes.inside());
        gradients.clear();
        gradients.add(encoder.slopes(Memory.of(slopes.inputs()), cells, cells[0].length));
        gradients.add(Memory.of(contextSlope));
        gradients.add(Memory.of(flat.sum(new int[] {0})));
        gradients.add(Memory.of(innerSlope));
        gradients.add(Memory.of(slopes.inside().sum(new int[] {1})));
        for (int g = 0; g < slopes.words().size(); g++) {
            NDArray slope = slopes.words().get(g);
            gradients.add(
                    Memory.of(slopes.headInputs().get(g).transpose(0, 2, 1).matMul(slope)));
            gradients.add(Memory.of(slope.sum(new int[] {1})));
        }
    }

    private static NDArray slice(NDArray hidden, Group group) {
        return hidden.get(new NDIndex("%d:%d".formatted(group.first(), group.first() + group.count())));
    }

    private void add(double[] losses, Group group, FloatBuffer chances, int rows) {
        for (int i = 0; i < group.count(); i++) {
            Output output = layout.outputs().get(group.first() + i);
            double sum = 0;
            for (int row = 0; row < rows; row++) {
                sum -= Math.log(Math.max(1e-30, chances.get(i * rows + row)));
            }
            losses[output.column()] += sum;
        }
    }
}
