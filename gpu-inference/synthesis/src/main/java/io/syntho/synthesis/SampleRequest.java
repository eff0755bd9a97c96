package io.syntho.synthesis;

import static io.syntho.synthesis.Requirements.require;

import io.syntho.tabular.Table;
import java.io.IOException;
import java.util.List;

/**
 * Which rows to make. A row depends on the model, the seed and its own number only, so any two requests with one seed agree where they
 * overlap: work can be split over machines, and the size of batches changes nothing.
 *
 * @param firstRow number of the first row, from 0
 * @param rows how many rows
 * @param seed governs all randomness
 * @param batchSize most rows handed over at once; bounds memory
 * @param conditions what every row must be, at most one for a column
 */
public record SampleRequest(long firstRow, long rows, long seed, int batchSize, List<Condition> conditions) {

    /** Rows per batch unless asked otherwise. */
    public static final int DEFAULT_BATCH_SIZE = 8_192;

    private static final int LARGEST_BATCH = 1 << 20;
    private static final long LAST_ROW = 1L << 40;

    /** Checks the ranges. */
    public SampleRequest {
        require(firstRow >= 0 && firstRow <= LAST_ROW, "firstRow: %d (expected: 0 to 2^40)", firstRow);
        require(rows >= 0 && rows <= LAST_ROW, "rows: %d (expected: 0 to 2^40)", rows);
        require(
                batchSize >= 1 && batchSize <= LARGEST_BATCH,
                "batchSize: %d (expected: 1 to %d)",
                batchSize,
                LARGEST_BATCH);
        conditions = List.copyOf(conditions);
        long columns = conditions.stream().map(Condition::column).distinct().count();
        require(columns == conditions.size(), "conditions: two for one column (expected: one)");
    }

    /** Rows without conditions. */
    public SampleRequest(long firstRow, long rows, long seed, int batchSize) {
        this(firstRow, rows, seed, batchSize, List.of());
    }

    /** The first {@code rows} rows of {@code seed}. */
    public static SampleRequest of(long rows, long seed) {
        return new SampleRequest(0, rows, seed, DEFAULT_BATCH_SIZE);
    }

    /** The same rows' numbers, under conditions. */
    public SampleRequest where(List<Condition> wanted) {
        return new SampleRequest(firstRow, rows, seed, batchSize, wanted);
    }

    /** Makes rows {@code first} to {@code first + count} − 1. */
    @FunctionalInterface
    public interface Batches {

        /**
         * One batch.
         *
         * @throws SynthesisException CANCELLED
         */
        Table make(long first, int count);
    }

    /** Makes all rows batch by batch, hands them over, and tells how far it is. */
    public void make(Batches batches, ProgressListener listener, TableSink sink) throws IOException {
        for (long done = 0; done < rows; ) {
            int count = (int) Math.min(batchSize, rows - done);
            sink.accept(batches.make(firstRow + done, count));
            done += count;
            listener.onProgress(Progress.of(Stage.SAMPLING, (double) done / rows));
        }
    }

    /**
     * For methods that cannot condition.
     *
     * @throws SynthesisException with OPTION_INVALID when there are conditions
     */
    public void refuseConditions(Method method) {
        require(
                conditions.isEmpty(),
                "conditions: %d (expected: none; %s cannot meet them, %s can)",
                conditions.size(),
                method.id(),
                Method.AUTOREGRESSIVE.id());
    }
}
