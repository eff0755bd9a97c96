package io.syntho.server.compliance;

/** What became of a column's real values. */
public enum Treatment {
    /** The column was left out of the synthetic table. */
    DROPPED,
    /** Values were made anew in the column's format, without looking at the real ones. */
    REGENERATED,
    /** The distribution was learned, and rare values only in a common bucket. */
    GENERALISED,
    /** The distribution was learned. */
    MODELLED,
    /** A labelled placeholder stands instead of each value. */
    PLACEHOLDER;

    /** Whether what the column's real values were has a part in its synthetic ones. */
    public boolean learned() {
        return this == GENERALISED || this == MODELLED;
    }
}
