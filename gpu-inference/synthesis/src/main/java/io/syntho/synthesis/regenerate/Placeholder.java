package io.syntho.synthesis.regenerate;

import io.syntho.synthesis.transform.RowRandom;

/**
 * The same label in every row: for free text, of which nothing is learned.
 *
 * @param label what stands in each row
 */
record Placeholder(String label) implements Maker {

    /** What stands for free text. */
    public static final Placeholder FREE_TEXT = new Placeholder("(free text)");

    @Override
    public String make(long row, RowRandom random) {
        return label;
    }
}
