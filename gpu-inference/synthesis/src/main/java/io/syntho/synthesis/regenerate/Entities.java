package io.syntho.synthesis.regenerate;

import io.syntho.synthesis.transform.RowRandom;

/**
 * Whom a row's value belongs to: every row its own, or one of a known number that come back, as customers do in a table of orders.
 *
 * @param count how many there are; 0 when every row has its own
 */
record Entities(long count) {

    /** Every row has its own. */
    static final Entities UNIQUE = new Entities(0);

    /** A key column may hold a few repeats and still be meant to be unique. */
    private static final double NEARLY_ALL = 0.98;

    Entities {
        if (count < 0) {
            throw new IllegalArgumentException("entities: %d (expected: ≥ 0)".formatted(count));
        }
    }

    /** As many as {@code distinct} of {@code rows} values show. */
    static Entities of(long distinct, long rows) {
        return distinct >= NEARLY_ALL * rows ? UNIQUE : new Entities(distinct);
    }

    /** The entity of a row. Uses the last of the maker's draws. */
    long of(long row, RowRandom random) {
        return count == 0 ? row : (long) (random.uniform(row, Maker.DRAWS - 1) * count);
    }
}
