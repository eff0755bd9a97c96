package io.syntho.evaluation.privacy;

/** Whether a component could say something. */
public enum Outcome {
    /** There was enough data, or the leak is plain even in little data. */
    MEASURED,
    /** Too little data to find a leak: no evidence either way, which is not good news. */
    INCONCLUSIVE
}
