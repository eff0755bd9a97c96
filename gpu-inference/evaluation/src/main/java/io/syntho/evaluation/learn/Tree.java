package io.syntho.evaluation.learn;

import java.util.BitSet;
import java.util.List;

/** A grown tree. Node 0 is its root. */
final class Tree {

    private final Node[] nodes;

    Tree(List<Node> nodes) {
        this.nodes = nodes.toArray(Node[]::new);
    }

    /** A place in the tree. */
    sealed interface Node {}

    /**
     * Where rows part.
     *
     * @param feature the column asked
     * @param toLeft its bins that go left
     * @param left node
     * @param right node
     */
    record Split(int feature, BitSet toLeft, int left, int right) implements Node {}

    /**
     * Where rows end.
     *
     * @param answer added to the model's output
     */
    record Leaf(double answer) implements Node {}

    double answer(byte[][] bins, int row) {
        int at = 0;
        while (nodes[at] instanceof Split split) {
            at = split.toLeft().get(bins[split.feature()][row] & 0xff) ? split.left() : split.right();
        }
        return ((Leaf) nodes[at]).answer();
    }
}
