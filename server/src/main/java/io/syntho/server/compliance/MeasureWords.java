package io.syntho.server.compliance;

import io.syntho.evaluation.privacy.PrivacyMeasure;

/** What privacy measures are called in a document. */
public final class MeasureWords {

    private MeasureWords() {}

    /** A measure's name for a reader who is no statistician. */
    public static String title(PrivacyMeasure measure) {
        return switch (measure) {
            case EXACT_COPIES -> "Copies of real rows";
            case DISTANCE_SHARE -> "Nearness to real rows";
            case PII_REPLAY -> "Real personal values that come back";
        };
    }

    /** Why a measure was not made. */
    public static String absent(PrivacyMeasure measure) {
        return switch (measure) {
            case EXACT_COPIES, DISTANCE_SHARE -> "Not measured.";
            case PII_REPLAY -> "The synthetic table has no column with personal data that points to one person.";
        };
    }
}
