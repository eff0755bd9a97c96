package io.syntho.synthesis.autoregressive;

/** What a column may be under a condition. */
final class Allowed {

    /** Anything. */
    static final Allowed ALL = new Allowed(new boolean[0]);

    /** A chance that has vanished in single precision. */
    private static final float LEAST = 1e-30f;

    private final boolean[] cells;

    /**
     * Limits.
     *
     * @param cells whether each cell is allowed; empty when all are
     */
    Allowed(boolean[] cells) {
        this.cells = cells.clone();
    }

    boolean all() {
        return cells.length == 0;
    }

    /** Whether one cell is left. */
    boolean single() {
        int left = 0;
        for (boolean cell : cells) {
            left += cell ? 1 : 0;
        }
        return left == 1;
    }

    /** Share of the training rows in the allowed cells. */
    double share(Cells column) {
        double share = 0;
        for (int cell = 0; cell < column.cells(); cell++) {
            share += all() || cells[cell] ? column.share(cell) : 0;
        }
        return share;
    }

    /**
     * Takes away the chances of what is not allowed. A class that is allowed in part keeps the share that its allowed cells have among the training
     * rows of the class. Where the network leaves nothing, the training shares decide.
     *
     * @param spoken the class that the first word said, or −1 when this is the first word
     */
    void restrict(Cells column, int spoken, float[] chances, int width) {
        if (all()) {
            return;
        }
        float[] weights = new float[width];
        double[] shares = new double[width];
        double[] totals = new double[width];
        for (int cell = 0; cell < column.cells(); cell++) {
            if (spoken < 0 || column.classOf(cell) == spoken) {
                int word = spoken < 0 ? column.classOf(cell) : column.slotOf(cell);
                totals[word] += column.share(cell);
                shares[word] += cells[cell] ? column.share(cell) : 0;
            }
        }
        float sum = 0;
        for (int word = 0; word < width; word++) {
            weights[word] = totals[word] > 0 ? (float) (chances[word] * shares[word] / totals[word]) : 0;
            sum += weights[word];
        }
        for (int word = 0; word < width; word++) {
            chances[word] = sum > LEAST ? weights[word] : (float) shares[word];
        }
    }
}
