package io.syntho.tabular.read;

import java.time.Duration;

/**
 * What a file may cost before it is refused.
 *
 * @param maxBytes size of the file as uploaded
 * @param maxUnpackedBytes size after decompression (gzip, Excel) or transcoding
 * @param maxLineBytes length of a CSV record or a JSON object
 * @param minColumns fewest columns worth learning from
 * @param maxColumns most columns
 * @param minRows fewest rows worth learning from
 * @param maxRows most rows
 * @param maxCells most rows × columns
 * @param duckdbBytes memory that DuckDB may use; more goes to temporary files or fails
 * @param threads threads that DuckDB may use
 * @param timeout longest time one read may take
 */
public record ReadLimits(
        long maxBytes,
        long maxUnpackedBytes,
        int maxLineBytes,
        int minColumns,
        int maxColumns,
        int minRows,
        int maxRows,
        long maxCells,
        long duckdbBytes,
        int threads,
        Duration timeout) {

    private static final long GIB = 1L << 30;

    /** 5 GiB, 2,000 columns, 20 million rows, 500 million cells, 20 minutes. */
    public static final ReadLimits DEFAULT = new ReadLimits(
            5 * GIB, 20 * GIB, 1 << 20, 2, 2_000, 2, 20_000_000, 500_000_000L, GIB / 4, 2, Duration.ofMinutes(20));

    /** For files that this library wrote itself: one row or column is enough, and size is no reproach. */
    public static final ReadLimits OWN_FILES = new ReadLimits(
            Long.MAX_VALUE,
            Long.MAX_VALUE,
            1 << 24,
            1,
            100_000,
            1,
            Integer.MAX_VALUE,
            Long.MAX_VALUE,
            GIB / 4,
            1,
            Duration.ofHours(12));

    /** Checks that every limit is positive. */
    public ReadLimits {
        require(maxBytes > 0, "maxBytes", maxBytes);
        require(maxUnpackedBytes > 0, "maxUnpackedBytes", maxUnpackedBytes);
        require(maxLineBytes > 0, "maxLineBytes", maxLineBytes);
        require(minColumns > 0, "minColumns", minColumns);
        require(maxColumns >= minColumns, "maxColumns", maxColumns);
        require(minRows > 0, "minRows", minRows);
        require(maxRows >= minRows, "maxRows", maxRows);
        require(maxCells > 0, "maxCells", maxCells);
        require(duckdbBytes >= 32 << 20, "duckdbBytes", duckdbBytes);
        require(threads > 0, "threads", threads);
        require(timeout.isPositive(), "timeout", timeout.toMillis());
    }

    private static void require(boolean holds, String name, long value) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "%s: %d (expected: positive and not below its minimum)".formatted(name, value));
        }
    }

    /** The same with another size of the file. */
    public ReadLimits withMaxBytes(long bytes) {
        return new ReadLimits(
                bytes,
                maxUnpackedBytes,
                maxLineBytes,
                minColumns,
                maxColumns,
                minRows,
                maxRows,
                maxCells,
                duckdbBytes,
                threads,
                timeout);
    }

    /** The same with another size after decompression. */
    public ReadLimits withMaxUnpackedBytes(long bytes) {
        return new ReadLimits(
                maxBytes,
                bytes,
                maxLineBytes,
                minColumns,
                maxColumns,
                minRows,
                maxRows,
                maxCells,
                duckdbBytes,
                threads,
                timeout);
    }

    /** The same with another least number of columns. */
    public ReadLimits withMinColumns(int columns) {
        return new ReadLimits(
                maxBytes,
                maxUnpackedBytes,
                maxLineBytes,
                columns,
                maxColumns,
                minRows,
                maxRows,
                maxCells,
                duckdbBytes,
                threads,
                timeout);
    }

    /** The same for tables of other sizes. */
    public ReadLimits withMaxRowsAndCells(int rows, long cells) {
        return new ReadLimits(
                maxBytes,
                maxUnpackedBytes,
                maxLineBytes,
                minColumns,
                maxColumns,
                minRows,
                rows,
                cells,
                duckdbBytes,
                threads,
                timeout);
    }

    /** The same with another share of the machine. */
    public ReadLimits withDuckdb(long bytes, int newThreads) {
        return new ReadLimits(
                maxBytes,
                maxUnpackedBytes,
                maxLineBytes,
                minColumns,
                maxColumns,
                minRows,
                maxRows,
                maxCells,
                bytes,
                newThreads,
                timeout);
    }

    /** The same with another time limit. */
    public ReadLimits withTimeout(Duration newTimeout) {
        return new ReadLimits(
                maxBytes,
                maxUnpackedBytes,
                maxLineBytes,
                minColumns,
                maxColumns,
                minRows,
                maxRows,
                maxCells,
                duckdbBytes,
                threads,
                newTimeout);
    }
}
