package io.syntho.synthesis.autoregressive;

import io.syntho.synthesis.autoregressive.Layout.Group;
import io.syntho.synthesis.autoregressive.Layout.Output;
import io.syntho.synthesis.neural.Memory;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;

/** Turns cells into the network's inputs and targets, and slopes of inputs into those of embeddings. Its buffers are reused: used by one thread. */
final class Encoder {

    private final Layout layout;
    private final Looks looks;
    private final FloatBuffer table;
    private final float[][] slots;
    private final ByteBuffer[] targets;
    private final ByteBuffer[] offsets;
    private final float[] embeddings;
    private final float[] slopes;
    private final float[] row;
    private ByteBuffer inputs = Memory.floats(0);

    /**
     * An encoder.
     *
     * @param width numbers per input block
     * @param table the embeddings
     */
    Encoder(Layout layout, int width, FloatBuffer table) {
        this.layout = layout;
        this.looks = new Looks(layout, width);
        this.table = table;
        this.targets = new ByteBuffer[layout.groups().size()];
        this.offsets = new ByteBuffer[layout.groups().size()];
        Arrays.fill(targets, Memory.floats(0));
        Arrays.fill(offsets, Memory.floats(0));
        this.embeddings = new float[table.capacity()];
        this.slopes = new float[table.capacity()];
        this.row = new float[layout.inputs() * width];
        this.slots = new float[layout.columns().size()][];
        for (Output output : layout.outputs()) {
            if (output.second()) {
                slots[output.column()] = Biases.slots(layout.columns().get(output.column()), output.width());
            }
        }
    }

    private static ByteBuffer room(ByteBuffer buffer, int floats) {
        return buffer.capacity() == floats * Float.BYTES ? buffer : Memory.floats(floats);
    }

    /** The inputs of some rows: rows × (blocks · width). */
    ByteBuffer rows(int[][] cells, int rows) {
        inputs = room(inputs, rows * row.length);
        table.get(0, embeddings);
        FloatBuffer floats = inputs.asFloatBuffer();
        for (int r = 0; r < rows; r++) {
            Arrays.fill(row, 0);
            for (int c = 0; c < cells.length; c++) {
                looks.addValue(embeddings, c, cells[c][r], row, c * looks.width());
                if (layout.classInput(c) >= 0) {
                    looks.addClass(embeddings, c, cells[c][r], row, layout.classInput(c) * looks.width());
                }
            }
            floats.put(r * row.length, row);
        }
        return inputs;
    }

    /** The slopes of the embeddings, given those of the inputs. */
    FloatBuffer slopes(FloatBuffer inputSlopes, int[][] cells, int rows) {
        Arrays.fill(slopes, 0);
        for (int r = 0; r < rows; r++) {
            inputSlopes.get(r * row.length, row);
            for (int c = 0; c < cells.length; c++) {
                looks.giveValue(slopes, c, cells[c][r], row, c * looks.width());
                if (layout.classInput(c) >= 0) {
                    looks.giveClass(slopes, c, cells[c][r], row, layout.classInput(c) * looks.width());
                }
            }
        }
        return FloatBuffer.wrap(slopes);
    }

    /** Squared length of the mixture of embeddings that each input is: rows × blocks. */
    float[] lookSquares(int[][] cells, int rows) {
        float[] squares = new float[rows * layout.inputs()];
        for (int c = 0; c < cells.length; c++) {
            for (int r = 0; r < rows; r++) {
                squares[r * layout.inputs() + c] = looks.square(c, cells[c][r]);
                if (layout.classInput(c) >= 0) {
                    squares[r * layout.inputs() + layout.classInput(c)] = 1;
                }
            }
        }
        return squares;
    }

    /** What the words of a group are: outputs × rows × width, one 1 each. */
    ByteBuffer targets(int index, int[][] cells, int rows) {
        Group group = layout.groups().get(index);
        targets[index] = room(targets[index], group.count() * rows * group.width());
        FloatBuffer floats = targets[index].asFloatBuffer();
        float[] zeros = new float[group.width()];
        for (int i = 0; i < group.count(); i++) {
            Output output = layout.outputs().get(group.first() + i);
            Cells column = layout.columns().get(output.column());
            for (int r = 0; r < rows; r++) {
                int cell = cells[output.column()][r];
                int at = (i * rows + r) * group.width();
                floats.put(at, zeros);
                floats.put(at + (output.second() ? column.slotOf(cell) : column.classOf(cell)), 1);
            }
        }
        return targets[index];
    }

    /** What the second words of a group would be, given the first, if columns were independent: outputs × rows × width. */
    ByteBuffer offsets(int index, int[][] cells, int rows) {
        Group group = layout.groups().get(index);
        offsets[index] = room(offsets[index], group.count() * rows * group.width());
        FloatBuffer floats = offsets[index].asFloatBuffer();
        for (int i = 0; i < group.count(); i++) {
            int column = layout.outputs().get(group.first() + i).column();
            for (int r = 0; r < rows; r++) {
                int word = layout.columns().get(column).classOf(cells[column][r]);
                floats.put((i * rows + r) * group.width(), slots[column], word * group.width(), group.width());
            }
        }
        return offsets[index];
    }
}
