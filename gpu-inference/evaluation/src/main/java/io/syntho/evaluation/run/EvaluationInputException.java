package io.syntho.evaluation.run;

/** The tables cannot be compared. The message names columns and counts, never values. */
public final class EvaluationInputException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** What is wrong, with what was expected. */
    public EvaluationInputException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** The stable reason. */
    public Reason reason() {
        return reason;
    }

    /** Why tables cannot be compared. */
    public enum Reason {
        /** A table has no rows. */
        NO_ROWS,
        /** The tables have no column in common. */
        NO_COMMON_COLUMN,
        /** A column holds numbers in one table and text in another. */
        COLUMN_KIND_DIFFERS,
        /** The column to predict is not in the table. */
        NO_SUCH_TARGET,
        /** A column named as sensitive is not in the table. */
        NO_SUCH_SENSITIVE_COLUMN
    }
}
