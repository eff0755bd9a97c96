package io.syntho.server.generation;

import io.syntho.server.platform.errors.ApiException;
import io.syntho.v1.ErrorReason;

/** The heap that making a synthetic table takes. */
public final class TableMemory {

    /** What would help whoever has too large a table. */
    public static final String ADVICE = "leave out columns or upload fewer rows";

    /** By its own size: itself, its synthetic twin, and what is computed. */
    private static final double HEAP_PER_TABLE = 3;

    /** Bytes of heap that a cell takes: a double, or a code and its share of a dictionary. */
    private static final long BYTES_PER_CELL = 9;

    private TableMemory() {}

    /** Bytes for a table of that size. */
    public static long bytes(long rows, long columns) {
        return (long) (rows * columns * BYTES_PER_CELL * HEAP_PER_TABLE);
    }

    /** The refusal of a table that needs more than there is. */
    public static ApiException tooLarge(long needed, long available) {
        return ApiException.of(
                        ErrorReason.JOB_TOO_LARGE,
                        "The table needs about %,d MB of memory, and a worker has %,d MB. Leave out columns, or upload fewer rows."
                                .formatted(needed >> 20, available >> 20))
                .with("bytes_needed", needed)
                .with("bytes_available", available)
                .with("advice", ADVICE);
    }
}
