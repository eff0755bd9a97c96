package io.syntho.evaluation.quality;

import io.syntho.evaluation.run.RuleFile;

/**
 * The thresholds that decide whether a synthetic table passes.
 *
 * @param version of the rule file
 * @param pairTolerance greatest difference of associations with which a pair passes
 * @param countedCorrelation least {@code |r|} in the real rows with which a pair counts for the pair trends
 * @param countedContingency least Cramér's V in the real rows with which a pair counts
 * @param overall least overall score
 * @param columnShapes least mean of the columns' scores
 * @param columnPairTrends least mean of the pairs' scores
 * @param correlationScore least correlation score
 * @param distributionScore least distribution score
 * @param weakestColumn least score of any column
 * @param ceilingShare share of the hold-out's score that is enough where the hold-out itself scores low
 * @param weakestCeilingShare the same for the weakest column
 * @param ceilingRows least hold-out rows that give a ceiling
 */
record QualityRules(
        String version,
        double pairTolerance,
        double countedCorrelation,
        double countedContingency,
        double overall,
        double columnShapes,
        double columnPairTrends,
        double correlationScore,
        double distributionScore,
        double weakestColumn,
        double ceilingShare,
        double weakestCeilingShare,
        int ceilingRows) {

    /** The rules in force. */
    static final QualityRules CURRENT = read("quality-rules-2026-1.properties");

    private static QualityRules read(String name) {
        RuleFile file = new RuleFile(QualityRules.class, name);
        return new QualityRules(
                file.text("version"),
                file.number("pair.tolerance"),
                file.number("pair.counted.correlation"),
                file.number("pair.counted.contingency"),
                file.number("pass.overall"),
                file.number("pass.column_shapes"),
                file.number("pass.column_pair_trends"),
                file.number("pass.correlation_score"),
                file.number("pass.distribution_score"),
                file.number("pass.weakest_column"),
                file.number("pass.ceiling_share"),
                file.number("pass.weakest_column_ceiling_share"),
                file.whole("ceiling.minimum_rows"));
    }
}
