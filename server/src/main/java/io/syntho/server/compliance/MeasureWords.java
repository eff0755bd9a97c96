package io.syntho.server.compliance;

import io.syntho.evaluation.privacy.PrivacyMeasure;

/** What privacy measures are called in a document. */
public final class MeasureWords {

    private MeasureWords() {}

    /** A measure's name for a reader who is no statistician. */
    public static String title(PrivacyMeasure measure) {
        return measure.title();
    }

    /** Why a measure was not made. */
    public static String absent(PrivacyMeasure measure) {
        return switch (measure) {
            case EXACT_COPIES,
                    DISTANCE_SHARE,
                    SINGLING_OUT_UNIVARIATE,
                    SINGLING_OUT_MULTIVARIATE,
                    LINKABILITY,
                    MEMBERSHIP -> "Not measured.";
            case INFERENCE -> "Fewer than two columns are learned: there is nothing to infer from.";
            case PII_REPLAY -> "The synthetic table has no column with personal data that points to one person.";
        };
    }
}
