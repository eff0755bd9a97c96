package io.syntho.evaluation;

import io.syntho.evaluation.privacy.PrivacyReport;
import io.syntho.evaluation.quality.QualityReport;

/**
 * The whole evidence about one synthetic table.
 *
 * @param quality how faithful it is
 * @param privacy what it gives away
 * @param seed the seed of every sample drawn; the same tables and seed give the same result
 */
public record EvaluationResult(QualityReport quality, PrivacyReport privacy, long seed) {}
