package io.syntho.evaluation.quality;

/**
 * How many rows of each table were looked at; fewer than the table has when it was sampled.
 *
 * @param real training rows
 * @param holdout hold-out rows
 * @param synthetic synthetic rows
 */
public record RowsUsed(int real, int holdout, int synthetic) {}
