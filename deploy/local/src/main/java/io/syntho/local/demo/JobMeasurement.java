package io.syntho.local.demo;

/**
 * What one table took on its way through a platform that was started for it.
 *
 * @param rows of the table
 * @param columns of the table
 * @param tableBytes what its numbers, codes and dictionaries take in memory
 * @param peakBytes the most that was ever resident of the worker's process, from its start to the job's end
 * @param detectSeconds from the end of the upload until the schema is known
 * @param jobSeconds from the order until the job is completed
 */
public record JobMeasurement(
        long rows, int columns, long tableBytes, long peakBytes, double detectSeconds, double jobSeconds) {

    private static final int TABLES = 3;
    private static final long BESIDE = 300L << 20;

    /** The most that the worker may take: three tables and 300 MiB. */
    public long boundBytes() {
        return TABLES * tableBytes + BESIDE;
    }
}
