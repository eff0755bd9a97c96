package io.syntho.evaluation.quality;

/** How a pair of columns is compared. */
public enum PairKind {
    /** Two numbers or instants: Pearson correlation; score {@code 1 - |real - synthetic| / 2}. */
    CORRELATION,
    /**
     * A pair with a category in it: the table of joint shares, numbers cut into ten bins; score one minus the total variation distance. The
     * association shown is Cramér's V of that table.
     */
    CONTINGENCY
}
