package io.syntho.evaluation.privacy;

/** What a privacy component measures. The order is that of documents. */
public enum PrivacyMeasure {
    /** Synthetic rows equal to a training row that nobody else has, beyond the hold-out's own rate. */
    EXACT_COPIES("Copies of real rows"),
    /** Whether synthetic rows lie nearer to training rows than to as many hold-out rows. */
    DISTANCE_SHARE("Nearness to real rows"),
    /** Personal values of the training rows that come back. One component a column. */
    PII_REPLAY("Real personal values that come back"),
    /** Finding a predicate over one column that is true for one training row only (WP216, risk 1). */
    SINGLING_OUT_UNIVARIATE("Singling out a person by one value"),
    /** The same over several columns (WP216, risk 1). */
    SINGLING_OUT_MULTIVARIATE("Singling out a person by several values"),
    /** Telling that two records with different columns are of one person (WP216, risk 2). */
    LINKABILITY("Linking two records of a person"),
    /** Telling a column that is not known from the others (WP216, risk 3). One component a column. */
    INFERENCE("Inferring an unknown value of a person"),
    /** Telling who was among the training rows, by the ratio of densities. */
    MEMBERSHIP("Telling who was among the training rows");

    private final String title;

    PrivacyMeasure(String title) {
        this.title = title;
    }

    /** The measure's name for a reader who is no statistician. */
    public String title() {
        return title;
    }
}
