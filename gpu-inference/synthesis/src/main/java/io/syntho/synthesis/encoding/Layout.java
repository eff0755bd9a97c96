package io.syntho.synthesis.encoding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where each column stands in an encoded row: first one scalar for every column with positions, then a block of cells for every column, blocks of
 * one width side by side, so that a softmax over many of them is one operation on a reshaped matrix.
 *
 * @param blocks one per learned column, by ascending number of cells
 * @param scalars number of scalars
 * @param width scalars and cells
 */
public record Layout(List<Block> blocks, int scalars, int width) {

    /**
     * One column.
     *
     * @param code its index among the codes
     * @param scalar index of its scalar, or −1
     * @param first index of its first cell
     * @param cells number of cells
     */
    public record Block(int code, int scalar, int first, int cells) {}

    /**
     * Blocks of one width.
     *
     * @param first index of the first cell
     * @param blocks how many
     * @param cells of each
     */
    public record Group(int first, int blocks, int cells) {

        /** Cells of all its blocks. */
        public int width() {
            return blocks * cells;
        }
    }

    /** Keeps the blocks unmodifiable. */
    public Layout {
        blocks = List.copyOf(blocks);
    }

    /** The layout of some columns. */
    public static Layout of(List<ColumnCode> codes) {
        List<Integer> order = IntStream.range(0, codes.size())
                .boxed()
                .sorted(Comparator.comparingInt(c -> codes.get(c).cells()))
                .toList();
        int scalars = 0;
        int at = (int) codes.stream().filter(ColumnCode::positioned).count();
        List<Block> blocks = new ArrayList<>();
        for (int code : order) {
            int cells = codes.get(code).cells();
            blocks.add(new Block(code, codes.get(code).positioned() ? scalars++ : -1, at, cells));
            at += cells;
        }
        return new Layout(blocks, scalars, at);
    }

    /** The blocks by width. */
    public List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        for (Block block : blocks) {
            Group last = groups.isEmpty() ? new Group(0, 0, -1) : groups.getLast();
            if (last.cells() == block.cells()) {
                groups.set(groups.size() - 1, new Group(last.first(), last.blocks() + 1, last.cells()));
            } else {
                groups.add(new Group(block.first(), 1, block.cells()));
            }
        }
        return groups;
    }
}
