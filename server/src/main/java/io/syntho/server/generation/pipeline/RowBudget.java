package io.syntho.server.generation.pipeline;

/** How many rows may be made of a model beside its table: each tells a little more of what was learned. */
final class RowBudget {

    private static final long LEAST = 100_000;
    private static final long PER_REAL_ROW = 10;
    private static final long MOST = 10_000_000;

    private RowBudget() {}

    /** The budget of a model of a table of {@code rows} rows. */
    static long of(long rows) {
        return Math.clamp(rows * PER_REAL_ROW, LEAST, MOST);
    }
}
