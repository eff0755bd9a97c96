package io.syntho.evaluation.privacy;

/** Whether a synthetic table may be listed for sale. The only place where this is decided. */
public final class ListingRule {

    /** Least privacy score of a table that may be listed. */
    public static final double MINIMUM_PRIVACY_SCORE = 40;

    private ListingRule() {}

    /** Whether a table of that privacy score (0 to 100) may be listed; {@code NaN} may not. */
    public static boolean allows(double privacyScore) {
        return privacyScore >= MINIMUM_PRIVACY_SCORE;
    }
}
