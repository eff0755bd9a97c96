package io.syntho.synthesis.regenerate;

import io.syntho.synthesis.transform.RowRandom;

/**
 * Whole numbers that count up, beginning after the largest original.
 *
 * @param start the number of row 0
 */
record Sequence(long start) implements Maker {

    @Override
    public String make(long row, RowRandom random) {
        return Long.toString(start + row);
    }

    /** Begins at the next round number, so that the largest original does not show. */
    static Sequence after(long largest) {
        long magnitude = 1;
        while (magnitude * 100 <= largest) {
            magnitude *= 10;
        }
        return new Sequence((largest / magnitude + 1) * magnitude);
    }
}
