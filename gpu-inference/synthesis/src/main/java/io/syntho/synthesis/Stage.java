package io.syntho.synthesis;

/** What a method is busy with. */
public enum Stage {
    /** Learning each column by itself. */
    COLUMNS,
    /** Learning how columns depend on each other. */
    TRAINING,
    /** Making rows. */
    SAMPLING
}
