package io.syntho.evaluation.privacy;

/**
 * Whether a risk can be believed, and what it scores.
 *
 * @param outcome whether it says something
 * @param found whether a leak is beyond doubt
 * @param score 0 to 100; for an inconclusive component 100, since only their number caps the score
 */
record Verdict(Outcome outcome, boolean found, double score) {

    /** The 99.95 % point of the standard normal distribution: two-sided 99.9 %. */
    static final double Z_CERTAIN = 3.290526731491926;

    /** Judges a risk. {@code enoughData} is whether the absence of a finding would mean something. */
    static Verdict of(PrivacyMeasure measure, Interval risk, boolean enoughData, PrivacyRules rules) {
        return of(measure, risk, enoughData, true, rules);
    }

    /** As {@link #of(PrivacyMeasure, Interval, boolean, PrivacyRules)}. {@code beyondChance} is whether chance alone can not explain the risk. */
    static Verdict of(
            PrivacyMeasure measure, Interval risk, boolean enoughData, boolean beyondChance, PrivacyRules rules) {
        double certainLower = risk.estimate() - (risk.estimate() - risk.lower()) * Z_CERTAIN / Wilson.Z;
        boolean found = beyondChance && certainLower > rules.found().get(measure);
        boolean plain = found && risk.lower() >= rules.foundInLittleData();
        if (!enoughData && !plain) {
            return new Verdict(Outcome.INCONCLUSIVE, false, 100);
        }
        double score = rules.curves().get(measure).at(risk.upper());
        return new Verdict(
                Outcome.MEASURED,
                found,
                found ? Math.min(score, rules.foundCaps().get(measure)) : score);
    }

    /**
     * Judges replayed values. All of the table was looked at, so any number of rows is enough; and where chance explains what coincides, as with
     * short codes, the width of the interval is no sign of a leak.
     */
    static Verdict ofReplay(Interval risk, boolean found, PrivacyRules rules) {
        double score = rules.curves().get(PrivacyMeasure.PII_REPLAY).at(risk.upper());
        return new Verdict(
                Outcome.MEASURED,
                found,
                found
                        ? Math.min(score, rules.foundCaps().get(PrivacyMeasure.PII_REPLAY))
                        : Math.max(score, rules.low()));
    }
}
