package io.syntho.evaluation;

import io.syntho.evaluation.privacy.PrivacyReport;
import io.syntho.evaluation.privacy.RiskLevel;
import io.syntho.evaluation.quality.QualityReport;

/**
 * What a buyer is told of the evidence: bands, and never a figure, a column or a component. The only place where reports become bands.
 *
 * @param privacy of the privacy score
 * @param risk of the privacy score
 * @param quality of the overall quality
 * @param distribution of the columns' distributions
 * @param correlation of how columns go together
 * @param qualityPassed whether quality passed its rule
 */
public record BuyerView(
        ScoreBand privacy,
        RiskLevel risk,
        ScoreBand quality,
        ScoreBand distribution,
        ScoreBand correlation,
        boolean qualityPassed) {

    /** The bands of two reports. */
    public static BuyerView of(PrivacyReport privacy, QualityReport quality) {
        return of(
                privacy.score(),
                privacy.level(),
                quality.overall(),
                quality.distributionScore(),
                quality.correlationScore(),
                quality.passed());
    }

    /**
     * The bands of scores that were kept of two reports.
     *
     * @param privacy 0 to 100
     * @param quality 0 to 1, as the other two
     */
    public static BuyerView of(
            double privacy,
            RiskLevel risk,
            double quality,
            double distribution,
            double correlation,
            boolean qualityPassed) {
        return new BuyerView(
                ScoreBand.of(privacy),
                risk,
                ScoreBand.ofShare(quality),
                ScoreBand.ofShare(distribution),
                ScoreBand.ofShare(correlation),
                qualityPassed);
    }
}
