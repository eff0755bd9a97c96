package io.syntho.synthesis.autoregressive;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.syntho.synthesis.autoregressive.Layout.Group;
import io.syntho.synthesis.autoregressive.Layout.Output;
import io.syntho.synthesis.neural.Memory;
import io.syntho.synthesis.neural.NeuralEngine;
import io.syntho.synthesis.transform.RowRandom;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws rows of cells, word after word. Always as many rows at once, from a row number that is a multiple of that: the native library may sum in
 * another order for another number of rows, and a row must not depend on its neighbours. Used by one thread.
 *
 * <p>Inputs stand in the order of drawing, so that a word is a product with the columns before it only. Until a column's value is known, its block
 * tells its second word the first.
 */
final class Drawer implements AutoCloseable {

    /** Rows drawn at once. */
    static final int BLOCK = 1_024;

    private final Layout layout;
    private final Size size;
    private final int[] order;
    private final double temperature;
    private final List<Allowed> allowed;
    private final RowRandom random;
    private final NDManager manager;
    private final List<Word> words = new ArrayList<>();
    private final ByteBuffer memory;
    private final FloatBuffer inputs;
    private final float[] chances = new float[1 << 12];

    /**
     * One word's part of the network.
     *
     * @param output which word
     * @param index of the output
     * @param place of its column in the order
     * @param blocks inputs it sees: at least one, which is empty for the first word of all
     * @param looks what its values look like: classes for a first of two words, cells else
     * @param offsets log shares of second words, classes × width; empty for first words
     */
    private record Word(
            Output output,
            int index,
            int place,
            int blocks,
            NDArray context,
            NDArray contextBias,
            NDArray inner,
            NDArray innerBias,
            NDArray head,
            NDArray headBias,
            float[] looks,
            float[] offsets) {}

    /**
     * A drawer.
     *
     * @param order columns as they are drawn
     * @param allowed what each column may be, by column
     * @param random one draw per row and output
     */
    Drawer(
            NeuralEngine engine,
            Layout layout,
            Size size,
            Weights weights,
            int[] order,
            double temperature,
            List<Allowed> allowed,
            RowRandom random) {
        this.layout = layout;
        this.size = size;
        this.order = order.clone();
        this.temperature = temperature;
        this.allowed = List.copyOf(allowed);
        this.random = random;
        this.manager = engine.newManager();
        this.memory = Memory.floats(BLOCK * order.length * size.embedding());
        this.inputs = memory.asFloatBuffer();
        for (int place = 0; place < order.length; place++) {
            for (boolean second : new boolean[] {false, true}) {
                for (int o = 0; o < layout.outputs().size(); o++) {
                    Output output = layout.outputs().get(o);
                    if (output.column() == order[place] && output.second() == second) {
                        words.add(word(weights, o, place));
                    }
                }
            }
        }
    }

    private Word word(Weights weights, int o, int place) {
        Output output = layout.outputs().get(o);
        int units = size.hidden();
        int g = 0;
        while (o >= layout.groups().get(g).first() + layout.groups().get(g).count()) {
            g++;
        }
        Group group = layout.groups().get(g);
        int i = o - group.first();
        int head = units * group.width();
        Cells cells = layout.columns().get(output.column());
        return new Word(
                output,
                o,
                place,
                output.second() ? place + 1 : Math.max(1, place),
                context(weights, o, place),
                manager.create(weights.part(Network.CONTEXT_BIAS, o * units, units)),
                matrix(weights.part(Network.INNER, o * units * units, units * units), units, units),
                manager.create(weights.part(Network.INNER_BIAS, o * units, units)),
                matrix(weights.part(Network.HEAD + g, i * head, head), units, group.width()),
                manager.create(weights.part(Network.HEAD_BIAS + g, i * group.width(), group.width())),
                looks(weights, output),
                output.second() ? Biases.slots(cells, output.width()) : new float[0]);
    }

    /** The masked layer's weights for a word: rows in the order of drawing, then the column's own class for a second word. */
    private NDArray context(Weights weights, int o, int place) {
        boolean second = layout.outputs().get(o).second();
        int blocks = second ? place + 1 : Math.max(1, place);
        int width = size.embedding();
        int units = size.hidden();
        int stride = layout.outputs().size() * units;
        float[] rows = new float[blocks * width * units];
        for (int b = 0; b < blocks; b++) {
            int column = order[b];
            int input = b < place ? column : layout.classInput(column);
            for (int e = 0; e < width && (b < place || second); e++) {
                System.arraycopy(
                        weights.all(Network.CONTEXT),
                        (input * width + e) * stride + o * units,
                        rows,
                        (b * width + e) * units,
                        units);
            }
        }
        return matrix(rows, blocks * width, units);
    }

    private float[] looks(Weights weights, Output output) {
        int column = output.column();
        Cells cells = layout.columns().get(column);
        Looks looks = new Looks(layout, size.embedding());
        float[] table = weights.all(Network.EMBEDDING);
        boolean classes = !output.second() && cells.slots() > 0;
        float[] all = new float[(classes ? cells.classes() : cells.cells()) * size.embedding()];
        boolean[] seen = new boolean[cells.classes()];
        for (int cell = 0; cell < cells.cells(); cell++) {
            if (!classes) {
                looks.addValue(table, column, cell, all, cell * size.embedding());
            } else if (!seen[cells.classOf(cell)]) {
                seen[cells.classOf(cell)] = true;
                looks.addClass(table, column, cell, all, cells.classOf(cell) * size.embedding());
            }
        }
        return all;
    }

    private NDArray matrix(float[] values, int rows, int columns) {
        return manager.create(values, new Shape(rows, columns));
    }

    /** The cells of rows {@code first} to {@code first} + {@link #BLOCK} − 1, by column. */
    int[][] draw(long first) {
        int[][] cells = new int[layout.columns().size()][BLOCK];
        int width = size.embedding();
        float[] zeros = new float[width];
        for (int row = 0; row < BLOCK; row++) {
            inputs.put(row * order.length * width, zeros);
        }
        for (Word word : words) {
            try (NDManager step = manager.newSubManager()) {
                say(
                        word,
                        Memory.of(chances(step, word, cells)),
                        first,
                        cells[word.output().column()]);
            }
        }
        return cells;
    }

    private NDArray chances(NDManager step, Word word, int[][] cells) {
        int width = word.output().width();
        NDArray all = step.create(memory, new Shape(BLOCK, (long) order.length * size.embedding()), DataType.FLOAT32);
        NDArray seen = all.get(new NDIndex(":, :" + word.blocks() * size.embedding()));
        NDArray first = seen.matMul(word.context()).addi(word.contextBias()).maximum(0f);
        NDArray second =
                first.matMul(word.inner()).addi(word.innerBias()).maximum(0f).addi(first);
        NDArray logits = second.matMul(word.head()).addi(word.headBias());
        if (word.output().second()) {
            int[] classes = cells[word.output().column()];
            ByteBuffer offsets = Memory.floats(BLOCK * width);
            FloatBuffer floats = offsets.asFloatBuffer();
            for (int row = 0; row < BLOCK; row++) {
                floats.put(row * width, word.offsets(), classes[row] * width, width);
            }
            logits.addi(step.create(offsets, new Shape(BLOCK, width), DataType.FLOAT32));
        }
        return (temperature == 1 ? logits : logits.divi(temperature)).softmax(-1);
    }

    /** Draws a word for each row and shows it to the words that follow. */
    private void say(Word word, FloatBuffer softmax, long first, int[] cells) {
        Output output = word.output();
        Cells column = layout.columns().get(output.column());
        Allowed limits = allowed.get(output.column());
        boolean two = column.slots() > 0;
        int width = output.width();
        int embedding = size.embedding();
        for (int row = 0; row < BLOCK; row++) {
            softmax.get(row * width, chances, 0, width);
            limits.restrict(column, output.second() ? cells[row] : -1, chances, width);
            int said = pick(width, random.uniform(first + row, word.index()));
            boolean known = output.second() || !two;
            cells[row] = output.second() ? column.cellOf(cells[row], said) : two ? said : column.cellOf(said, 0);
            int look = known ? cells[row] : said;
            inputs.put((row * order.length + word.place()) * embedding, word.looks(), look * embedding, embedding);
        }
    }

    private int pick(int width, double uniform) {
        double sum = 0;
        for (int i = 0; i < width; i++) {
            sum += chances[i];
        }
        double left = uniform * sum;
        int last = 0;
        for (int i = 0; i < width; i++) {
            if (chances[i] > 0) {
                last = i;
                left -= chances[i];
                if (left < 0) {
                    return i;
                }
            }
        }
        return last;
    }

    @Override
    public void close() {
        manager.close();
    }
}
