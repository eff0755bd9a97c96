package io.syntho.evaluation.quality;

/** How a pair of columns is compared. */
public enum PairKind {
    /** Two numbers or instants: Pearson correlation; score {@code 1 - |real - synthetic| / 2}. */
    CORRELATION,
    /**
     * Two categories: the table of joint shares, missing a category of its own; score one minus the total variation distance. The association
     * shown is Cramér's V of that table with Bergsma's correction of its bias (Bergsma, A bias-correction for Cramér's V and Tschuprow's T,
     * 2013): without it, columns of many categories seem associated by chance.
     */
    CONTINGENCY,
    /**
     * A number or an instant and a category: scored as {@link #CONTINGENCY}, the number cut into ten bins over the training rows' range, as
     * SDMetrics' metric does. (Its report cuts each table over its own range, so that one stray value moves all bins; that is not followed.) The
     * association shown is the correlation ratio without its bias ({@link Association#correlationRatio}).
     */
    CORRELATION_RATIO
}
