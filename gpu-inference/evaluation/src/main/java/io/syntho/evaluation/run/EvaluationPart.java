package io.syntho.evaluation.run;

/** The parts of an evaluation, in the order in which they run. */
public enum EvaluationPart {
    /** Looking for personal data in the original's columns. */
    PII_SCAN,
    /** Copies, distances and replayed values against the hold-out. */
    PRIVACY,
    /** The distribution of each column. */
    COLUMN_SHAPES,
    /** How pairs of columns go together. */
    PAIR_TRENDS,
    /** Whether a classifier can tell synthetic rows from real ones. */
    DETECTION,
    /** What a model learned from synthetic rows is worth on real ones. */
    EFFICACY
}
