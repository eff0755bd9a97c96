package io.syntho.tabular;

/** What a column is for; decides how it is modelled and measured. */
public enum Meaning {
    /** A closed set of values. */
    CATEGORICAL,
    /** A quantity on a scale. */
    CONTINUOUS,
    /** A point in time. */
    DATETIME,
    /** A value made to tell rows apart: never learned, regenerated in its format. */
    IDENTIFIER,
    /** Sentences or names: never learned, replaced by a labelled placeholder. */
    FREE_TEXT,
    /** One value only, or none. */
    CONSTANT
}
