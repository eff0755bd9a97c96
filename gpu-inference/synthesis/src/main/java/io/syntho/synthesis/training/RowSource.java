package io.syntho.synthesis.training;

import io.syntho.synthesis.neural.Parameters;

/** A network that makes encoded rows from noise. Used by one thread. */
public interface RowSource {

    /** Rows of one block. A row depends on the weights, the seed and its block, and matrix products may differ in the last bit with their height. */
    int BLOCK = 1_000;

    /** The weights, to be set before rows are made. */
    Parameters weights();

    /** Rows {@code block · BLOCK} and those after it: {@code BLOCK × width}, scalars, then each column's probabilities up to a factor of the row. */
    float[] make(long block, long seed);

    /**
     * From now on makes rows that lean to a cell of a block; a source whose rows can not be told what to be makes them as before.
     *
     * @param block of the layout
     */
    default void lean(int block, int cell) {}

    /** The first {@code rows} rows of a seed; whole blocks. */
    default float[] first(int rows, long seed) {
        float[] made = new float[0];
        int blocks = Math.ceilDiv(rows, BLOCK);
        for (int block = 0; block < blocks; block++) {
            float[] part = make(block, seed);
            if (block == 0) {
                made = new float[Math.multiplyExact(part.length, blocks)];
            }
            System.arraycopy(part, 0, made, block * part.length, part.length);
        }
        return made;
    }
}
