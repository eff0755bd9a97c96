package io.syntho.server.generation.pipeline;

import io.syntho.evaluation.run.Sampling;
import io.syntho.tabular.Column;
import io.syntho.tabular.Table;
import java.util.ArrayList;
import java.util.List;

/** Sets aside rows that never train: what the privacy attacks and the quality's ceiling are measured against. */
final class HoldOut {

    /** One row in five, as the privacy attacks need a control of a useful size. */
    private static final int ONE_IN = 5;

    /** More rows make no measure sharper that is taken of them. */
    private static final int MOST = 50_000;

    private HoldOut() {}

    /**
     * The two parts of a table.
     *
     * @param train rows to learn from, in the table's order
     * @param holdout rows set aside, in the table's order
     */
    record Parts(Table train, Table holdout) {}

    /**
     * Splits a table; the same columns and seed give the same parts. Needs one column's memory beside the table's.
     *
     * @param columns the table's; emptied on the way, so that each can be freed once it is split
     */
    static Parts split(List<Column> columns, long seed) {
        int rows = columns.getFirst().size();
        int[] aside = Sampling.rows(rows, Math.min(rows / ONE_IN, MOST), seed);
        int[] kept = others(rows, aside);
        List<Column> train = new ArrayList<>();
        List<Column> holdout = new ArrayList<>();
        while (!columns.isEmpty()) {
            Column column = columns.removeFirst();
            train.add(column.select(kept));
            holdout.add(column.select(aside));
        }
        return new Parts(new Table(train), new Table(holdout));
    }

    private static int[] others(int rows, int[] ascending) {
        int[] others = new int[rows - ascending.length];
        int next = 0;
        int count = 0;
        for (int row = 0; row < rows; row++) {
            if (next < ascending.length && ascending[next] == row) {
                next++;
            } else {
                others[count++] = row;
            }
        }
        return others;
    }
}
