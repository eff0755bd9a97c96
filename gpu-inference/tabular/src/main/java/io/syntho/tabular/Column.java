package io.syntho.tabular;

/** One named column. Immutable by contract: nobody writes to the arrays that the accessors hand out. */
public sealed interface Column permits NumericColumn, CodedColumn {

    /** The name in the table's header; any text, hostile ones included. */
    String name();

    /** Number of rows. */
    int size();

    /** Whether the value of {@code row} is missing. */
    boolean isMissing(int row);

    /** The same column with only {@code rows}, in that order; rows may repeat. Copies one array of {@code rows.length}. */
    Column select(int[] rows);

    /** The same values under another name; shares the arrays. */
    Column named(String name);

    /** Bytes of heap that this column holds, its dictionary's strings included (estimated). */
    long bytes();

    /** Number of missing values. */
    default int missingCount() {
        int missing = 0;
        for (int row = 0; row < size(); row++) {
            if (isMissing(row)) {
                missing++;
            }
        }
        return missing;
    }
}
