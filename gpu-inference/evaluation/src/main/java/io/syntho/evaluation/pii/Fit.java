package io.syntho.evaluation.pii;

/** How well a value fits a kind. */
enum Fit {
    /** It does not. */
    NO,
    /** It has the form; a check digit or a prefix is wrong, or there is none to tell. */
    SHAPE,
    /** It has the form, and what can be checked is right. */
    VALID;

    /** {@link #VALID} or {@link #NO}. */
    static Fit of(boolean valid) {
        return valid ? VALID : NO;
    }

    /** {@link #VALID} or {@link #SHAPE}. */
    static Fit shaped(boolean valid) {
        return valid ? VALID : SHAPE;
    }
}
