package io.syntho.evaluation.privacy;

/** What a privacy component measures. */
public enum PrivacyMeasure {
    /** Synthetic rows equal to a training row that nobody else has, beyond the hold-out's own rate. */
    EXACT_COPIES,
    /** Whether synthetic rows lie nearer to training rows than to as many hold-out rows. */
    DISTANCE_SHARE,
    /** Personal values of the training rows that come back. One component a column. */
    PII_REPLAY
}
