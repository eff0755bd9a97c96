package io.syntho.evaluation.privacy;

/**
 * What an attack is worth as evidence: the {@link Verdict} on its residual risk, unless too little could be tried for one.
 *
 * @param verdict whether it says something, and its score
 * @param conclusion in a sentence
 */
record AttackVerdict(Verdict verdict, String conclusion) {

    private static final Verdict NOTHING = new Verdict(Outcome.INCONCLUSIVE, false, 100);

    /**
     * Judges an attack. One that is no better than guessing says nothing (Giomi et al., PoPETs 2023, section 4.2): it may have been a poor attack.
     *
     * @param made attacks made
     * @param baseline guesses on the training rows
     * @param counted attack, control and the risk made of them
     */
    static AttackVerdict of(
            PrivacyProbe.Case given, PrivacyMeasure measure, long made, Rate baseline, Counted counted) {
        if (made == 0) {
            return new AttackVerdict(NOTHING, "Nothing could be tried.");
        }
        if (counted.control().trials() == 0) {
            return new AttackVerdict(NOTHING, "There are no hold-out rows to compare with.");
        }
        if (share(counted.attack()) <= share(baseline)) {
            return new AttackVerdict(
                    NOTHING,
                    "It succeeds no more often than guessing, so it is no evidence: a better attack may exist.");
        }
        PrivacyRules rules = given.rules();
        boolean enoughAttacks = made >= rules.attacks();
        boolean sharp = counted.halfWidth() <= rules.widestRisk();
        Verdict verdict = Verdict.of(
                measure, counted.risk(), given.enoughRows() && enoughAttacks && sharp, counted.beyondChance(), rules);
        return new AttackVerdict(verdict, conclusion(given, verdict, enoughAttacks));
    }

    /**
     * The counted sides of an attack.
     *
     * @param attack on training rows
     * @param control the same on hold-out rows
     * @param risk what the first gains over the second
     * @param halfWidth half the width of its interval before that was clamped
     */
    record Counted(Rate attack, Rate control, Interval risk, double halfWidth) {

        /** With the risk made of them. */
        static Counted of(Rate attack, Rate control) {
            return new Counted(
                    attack, control, ResidualRisk.of(attack, control), ResidualRisk.halfWidth(attack, control));
        }

        /**
         * Whether the attack succeeds more often than its control beyond reasonable doubt, by the test of two proportions at 99.9 %. Needed beside the
         * risk's own interval, whose propagated error is too small where both succeed almost always.
         */
        boolean beyondChance() {
            double trials = attack.trials() + (double) control.trials();
            double pooled = (attack.successes() + control.successes()) / trials;
            double error = Math.sqrt(pooled * (1 - pooled) * trials / attack.trials() / control.trials());
            double gain = attack.successes() / attack.trials() - control.successes() / control.trials();
            return gain > Verdict.Z_CERTAIN * error;
        }
    }

    private static String conclusion(PrivacyProbe.Case given, Verdict verdict, boolean enoughAttacks) {
        if (verdict.outcome() == Outcome.MEASURED) {
            return verdict.found()
                    ? "Training rows are at risk."
                    : "That is no more than chance and common knowledge give.";
        }
        if (!given.enoughRows()) {
            return "Too few rows for this to mean something.";
        }
        return enoughAttacks
                ? "The interval is too wide to tell."
                : "Too few attacks could be made for this to mean something.";
    }

    private static double share(Rate rate) {
        return rate.trials() == 0 ? 0 : rate.successes() / rate.trials();
    }
}
