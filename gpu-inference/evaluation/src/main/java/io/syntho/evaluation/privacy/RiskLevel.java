package io.syntho.evaluation.privacy;

/** The band of a privacy score. Where the bands begin is part of the versioned rule. */
public enum RiskLevel {
    /** The measures found nothing beyond what fresh rows of the same origin show. */
    LOW,
    /** Something is not as it should be, or could not be measured. */
    MEDIUM,
    /** Clear signs of leakage, or almost nothing could be measured. */
    HIGH,
    /** Training rows or personal values come back. */
    CRITICAL
}
