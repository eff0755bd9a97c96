package io.syntho.evaluation.pii;

import io.syntho.tabular.PiiKind;

/**
 * How a kind is recognised in a column.
 *
 * @param kind what it recognises
 * @param words what the values are called, plural
 * @param check of single values
 * @param alone least share of valid values when the header says nothing; more than 1: never
 * @param named least share when the header names the kind
 * @param hinted least share when the header only hints at it
 * @param valid least share of valid values among those that have the form; keeps numbers out that pass a check digit by chance
 * @param certainty confidence when all values are valid and the header says nothing
 * @param least columns of fewer distinct values are left alone
 * @param formOnly whether a value that has the form counts when the header names the kind
 */
record Detector(
        PiiKind kind,
        String words,
        ValueCheck check,
        double alone,
        double named,
        double hinted,
        double valid,
        double certainty,
        int least,
        boolean formOnly) {

    private static final double NEVER = 2;
    private static final int FEW = 1;

    /** Needs the header. */
    static Detector named(PiiKind kind, String words, double share, ValueCheck check) {
        return new Detector(kind, words, check, NEVER, share, NEVER, 0, 0.5, FEW, false);
    }

    /** Can tell from values alone. */
    static Detector telling(
            PiiKind kind, String words, double share, double valid, double certainty, ValueCheck check) {
        return new Detector(kind, words, check, share, Math.min(share, 0.02), share, valid, certainty, FEW, false);
    }

    /** The same with another share needed when the header names the kind. */
    Detector named(double share) {
        return new Detector(kind, words, check, alone, share, hinted, valid, certainty, least, formOnly);
    }

    /** The same with another share needed when the header hints at the kind. */
    Detector hinted(double share) {
        return new Detector(kind, words, check, alone, named, share, valid, certainty, least, formOnly);
    }

    /** The same, satisfied with the form when the header names the kind. */
    Detector formIsEnoughWhenNamed() {
        return new Detector(kind, words, check, alone, named, hinted, valid, certainty, least, true);
    }

    /** The same, silent about columns of fewer distinct values. */
    Detector atLeast(int values) {
        return new Detector(kind, words, check, alone, named, hinted, valid, certainty, values, formOnly);
    }
}
