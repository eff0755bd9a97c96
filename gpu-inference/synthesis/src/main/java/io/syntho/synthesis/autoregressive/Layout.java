package io.syntho.synthesis.autoregressive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which numbers of the network belong to which column. Inputs are blocks: one per column, which tells others its value, then one per column of two
 * words, which tells the second word the first. Outputs are blocks too: one per word. Outputs of equal kind and width stand together, so that the
 * engine handles them at once.
 */
final class Layout {

    private static final int NARROWEST = 8;

    private final List<Cells> columns;
    private final List<Output> outputs;
    private final List<Group> groups = new ArrayList<>();
    private final int[] valueRow;
    private final int[] classRow;
    private final int[] classInput;
    private final int inputs;
    private final int embeddings;

    /**
     * A word of a column.
     *
     * @param column its column
     * @param second whether it is the second word
     * @param width room for its values: a power of two
     */
    record Output(int column, boolean second, int width) {}

    /** Neighbouring outputs of one kind and width. */
    record Group(int first, int count, int width, boolean second) {}

    Layout(List<Cells> columns) {
        this.columns = List.copyOf(columns);
        valueRow = new int[columns.size()];
        classRow = new int[columns.size()];
        classInput = new int[columns.size()];
        List<Output> words = new ArrayList<>();
        int input = columns.size();
        int row = 0;
        for (int c = 0; c < columns.size(); c++) {
            Cells cells = columns.get(c);
            valueRow[c] = row;
            row += cells.embeddings();
            words.add(new Output(c, false, width(cells.classes())));
            classInput[c] = -1;
            if (cells.slots() > 0) {
                classInput[c] = input++;
                classRow[c] = row;
                row += cells.classes();
                words.add(new Output(c, true, width(cells.slots())));
            }
        }
        inputs = input;
        embeddings = row;
        words.sort(Comparator.comparing(Output::second).thenComparingInt(Output::width));
        outputs = List.copyOf(words);
        int first = 0;
        for (int o = 1; o <= outputs.size(); o++) {
            Output begin = outputs.get(first);
            boolean ends = o == outputs.size()
                    || outputs.get(o).width() != begin.width()
                    || outputs.get(o).second() != begin.second();
            if (ends) {
                groups.add(new Group(first, o - first, begin.width(), begin.second()));
                first = o;
            }
        }
    }

    private static int width(int values) {
        return Math.max(NARROWEST, Integer.highestOneBit(values - 1) << 1);
    }

    List<Cells> columns() {
        return columns;
    }

    List<Output> outputs() {
        return outputs;
    }

    List<Group> groups() {
        return groups;
    }

    /** Expected loss of a row, in nats, where columns are told independently of each other: the sum of their entropies. */
    double independentLoss() {
        double loss = 0;
        for (Cells column : columns) {
            for (int cell = 0; cell < column.cells(); cell++) {
                loss -= column.share(cell) * Math.log(column.share(cell));
            }
        }
        return loss;
    }

    /** Input blocks. */
    int inputs() {
        return inputs;
    }

    /** Rows of the embedding table. */
    int embeddings() {
        return embeddings;
    }

    /** First embedding of a column's values. */
    int valueRow(int column) {
        return valueRow[column];
    }

    /** First embedding of a column's classes. */
    int classRow(int column) {
        return classRow[column];
    }

    /** The input block that tells a column's class to its second word, or −1. */
    int classInput(int column) {
        return classInput[column];
    }

    /**
     * Who may see whom.
     *
     * @param rank place of each column in the order
     * @return inputs × outputs, 1 where the output sees the input
     */
    float[] mask(int[] rank) {
        float[] mask = new float[inputs * outputs.size()];
        for (int o = 0; o < outputs.size(); o++) {
            Output output = outputs.get(o);
            for (int c = 0; c < columns.size(); c++) {
                mask[c * outputs.size() + o] = rank[c] < rank[output.column()] ? 1 : 0;
            }
            if (output.second()) {
                mask[classInput[output.column()] * outputs.size() + o] = 1;
            }
        }
        return mask;
    }
}
