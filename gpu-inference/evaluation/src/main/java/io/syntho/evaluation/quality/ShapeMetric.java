package io.syntho.evaluation.quality;

/** How a column's distribution is compared. */
public enum ShapeMetric {
    /** One minus the two-sample Kolmogorov–Smirnov statistic, for numbers and instants. */
    KS_COMPLEMENT,
    /** One minus the total variation distance, for categories and booleans. */
    TV_COMPLEMENT
}
