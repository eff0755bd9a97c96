package io.syntho.evaluation.privacy;

/**
 * Rows sorted by a group that each is in.
 *
 * @param starts where each group begins in {@code rows}, and the number of all rows; {@code groups + 1}
 * @param rows row numbers, group by group
 */
record RowGroups(int[] starts, int[] rows) {

    /** Sorts by counting. {@code groupOf} has a group of 0 to {@code groups - 1} a row; rows of a negative one are in none. */
    static RowGroups of(int[] groupOf, int groups) {
        int[] starts = new int[groups + 1];
        for (int group : groupOf) {
            if (group >= 0) {
                starts[group + 1]++;
            }
        }
        for (int group = 0; group < groups; group++) {
            starts[group + 1] += starts[group];
        }
        int[] rows = new int[starts[groups]];
        int[] next = starts.clone();
        for (int row = 0; row < groupOf.length; row++) {
            if (groupOf[row] >= 0) {
                rows[next[groupOf[row]]++] = row;
            }
        }
        return new RowGroups(starts, rows);
    }

    int count() {
        return starts.length - 1;
    }

    int size(int group) {
        return starts[group + 1] - starts[group];
    }
}
