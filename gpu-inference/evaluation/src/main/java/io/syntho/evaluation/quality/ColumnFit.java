package io.syntho.evaluation.quality;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How the values of one column of a table are distributed, against the training rows'.
 *
 * @param score likeness of the distributions, 0 to 1
 * @param wasserstein distance of the distributions in the column's unit, microseconds for instants: how far values must move on average to turn
 *     one into the other; empty for categories, or without values
 * @param missingShare share of rows without a value, 0 to 1
 * @param adherence share of values within the training values' range, or among their categories, 0 to 1; empty without values
 * @param coverage share of the training values' range, or of their categories, that is covered, 0 to 1
 * @param distinct distinct values; empty when only a sample was looked at
 */
public record ColumnFit(
        double score,
        OptionalDouble wasserstein,
        double missingShare,
        OptionalDouble adherence,
        double coverage,
        OptionalLong distinct) {}
