package io.syntho.evaluation.pii;

/** Checks one value, stripped of surrounding blanks. */
@FunctionalInterface
interface ValueCheck {

    /** How well {@code value} fits. */
    Fit fit(String value);
}
