package io.syntho.evaluation.quality;

import java.util.OptionalDouble;

/**
 * The scores that rows of the hold-out reach when they are judged as if they were synthetic: no synthetic table can be expected to do better.
 *
 * @param overall as {@link QualityReport#overall()}
 * @param columnShapes as {@link QualityReport#columnShapes()}
 * @param columnPairTrends as {@link QualityReport#columnPairTrends()}
 * @param distributionScore as {@link QualityReport#distributionScore()}
 * @param correlationScore as {@link QualityReport#correlationScore()}; empty with no pair
 * @param rows hold-out rows that were looked at
 */
public record QualityCeiling(
        double overall,
        OptionalDouble columnShapes,
        OptionalDouble columnPairTrends,
        OptionalDouble distributionScore,
        OptionalDouble correlationScore,
        int rows) {}
