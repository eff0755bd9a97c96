package io.syntho.evaluation.privacy;

import io.syntho.evaluation.run.RuleFile;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * The published thresholds that turn risks into a score and a band.
 *
 * @param version of the rule file
 * @param curves score by the upper bound of the risk
 * @param found least lower bound at 99.9 % that counts as a leak found
 * @param foundCaps most that a component with a leak found scores
 * @param foundInLittleData least lower bound at 95 % that is believed in little data
 * @param trainingRows least training rows that can show the absence of a leak
 * @param holdoutRows least hold-out rows that can
 * @param syntheticRows least synthetic rows that can
 * @param attacks least attacks made that can
 * @param widestRisk greatest half width of an attack's 95 % interval that can
 * @param low least score of the band
 * @param medium least score of the band
 * @param high least score of the band
 * @param someShare share of inconclusive components from which {@code someCap} holds
 * @param someCap most that the score can then be
 * @param mostShare share of inconclusive components from which {@code mostCap} holds
 * @param mostCap most that the score can then be
 */
record PrivacyRules(
        String version,
        Map<PrivacyMeasure, Curve> curves,
        Map<PrivacyMeasure, Double> found,
        Map<PrivacyMeasure, Double> foundCaps,
        double foundInLittleData,
        int trainingRows,
        int holdoutRows,
        int syntheticRows,
        int attacks,
        double widestRisk,
        double low,
        double medium,
        double high,
        double someShare,
        double someCap,
        double mostShare,
        double mostCap) {

    /** The rules in force. */
    static final PrivacyRules CURRENT = read("privacy-rules-2026-2.properties");

    PrivacyRules {
        curves = Map.copyOf(curves);
        found = Map.copyOf(found);
        foundCaps = Map.copyOf(foundCaps);
    }

    /** The band of a score. */
    RiskLevel level(double score) {
        if (score >= low) {
            return RiskLevel.LOW;
        }
        if (score >= medium) {
            return RiskLevel.MEDIUM;
        }
        return score >= high ? RiskLevel.HIGH : RiskLevel.CRITICAL;
    }

    private static PrivacyRules read(String name) {
        RuleFile file = new RuleFile(PrivacyRules.class, name);
        Map<PrivacyMeasure, Curve> curves = new EnumMap<>(PrivacyMeasure.class);
        Map<PrivacyMeasure, Double> found = new EnumMap<>(PrivacyMeasure.class);
        Map<PrivacyMeasure, Double> foundCaps = new EnumMap<>(PrivacyMeasure.class);
        for (PrivacyMeasure measure : PrivacyMeasure.values()) {
            String key = measure.name().toLowerCase(Locale.ROOT);
            curves.put(measure, new Curve(file.points("curve." + key)));
            found.put(measure, file.number("found." + key));
            foundCaps.put(measure, file.number("found_cap." + key));
        }
        return new PrivacyRules(
                file.text("version"),
                curves,
                found,
                foundCaps,
                file.number("found.in_little_data"),
                file.whole("minimum.training_rows"),
                file.whole("minimum.holdout_rows"),
                file.whole("minimum.synthetic_rows"),
                file.whole("minimum.attacks"),
                file.number("maximum.half_width"),
                file.number("band.low"),
                file.number("band.medium"),
                file.number("band.high"),
                file.number("inconclusive.some.share"),
                file.number("inconclusive.some.cap"),
                file.number("inconclusive.most.share"),
                file.number("inconclusive.most.cap"));
    }
}
