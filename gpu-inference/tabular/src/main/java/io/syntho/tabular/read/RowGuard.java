package io.syntho.tabular.read;

import io.syntho.tabular.read.TableException.Reason;
import java.util.Map;

/** Counts rows as they arrive and stops the read where a limit, the clock or an interrupt says so. */
final class RowGuard {

    private static final int ROWS_BETWEEN_LOOKS = 4_096;

    private final ReadLimits limits;
    private final int columns;
    private final long deadline;
    private long rows;
    private long nextLook = ROWS_BETWEEN_LOOKS;

    RowGuard(ReadLimits limits, int columns) {
        this.limits = limits;
        this.columns = columns;
        this.deadline = System.nanoTime() + limits.timeout().toNanos();
    }

    /** {@code more} rows are about to be taken. */
    void add(int more) {
        rows += more;
        if (rows >= nextLook || more > 1) {
            nextLook = rows + ROWS_BETWEEN_LOOKS;
            look();
        }
    }

    /** Rows so far. */
    long rows() {
        return rows;
    }

    private void look() {
        check(rows, columns, limits);
        if (Thread.currentThread().isInterrupted()) {
            throw new TableException(Reason.READ_CANCELLED, "Reading was stopped.");
        }
        if (System.nanoTime() - deadline > 0) {
            throw timedOut(limits);
        }
    }

    /** Rows so far; checks them a last time. */
    int finish() {
        check(rows, columns, limits);
        return (int) rows;
    }

    /** Refuses a table of {@code rows × columns} that is beyond the limits. */
    static void check(long rows, int columns, ReadLimits limits) {
        if (rows > limits.maxRows()) {
            throw new TableException(
                    Reason.TABLE_TOO_LARGE,
                    "The table has more than %,d rows.".formatted(limits.maxRows()),
                    Map.of("rows", Long.toString(rows), "limit", Integer.toString(limits.maxRows())));
        }
        if (rows * columns > limits.maxCells()) {
            throw new TableException(
                    Reason.TABLE_TOO_LARGE,
                    "The table has more than %,d cells (%,d columns).".formatted(limits.maxCells(), columns),
                    Map.of("rows", Long.toString(rows), "limit", Long.toString(limits.maxCells())));
        }
    }

    static void checkColumns(int columns, ReadLimits limits) {
        Map<String, String> metadata = Map.of("columns", Integer.toString(columns));
        if (columns > limits.maxColumns()) {
            throw new TableException(
                    Reason.TABLE_TOO_MANY_COLUMNS,
                    "The table has %,d columns (expected: at most %,d).".formatted(columns, limits.maxColumns()),
                    metadata);
        }
        if (columns < limits.minColumns()) {
            throw new TableException(
                    Reason.TABLE_TOO_FEW_COLUMNS,
                    columns == 1
                            ? "The file has a single column: there is nothing to learn from it alone. Is it separated by commas?"
                            : "The table has %d columns (expected: at least %d)."
                                    .formatted(columns, limits.minColumns()),
                    metadata);
        }
    }

    static TableException timedOut(ReadLimits limits) {
        return new TableException(
                Reason.READ_TIMED_OUT,
                "Reading took longer than %d seconds."
                        .formatted(limits.timeout().toSeconds()));
    }
}
