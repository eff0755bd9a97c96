package io.syntho.synthesis;

import org.jspecify.annotations.Nullable;

/**
 * Learning or sampling could not be done. The reason is stable and may be shown to a program; the message is a sentence for people and
 * never holds a cell's value. Column names can stand in it: they are hostile text like any other input.
 */
public sealed class SynthesisException extends RuntimeException
        permits UnsupportedMethodException, ConstraintException {

    private static final long serialVersionUID = 1;

    /** Why it failed. */
    public enum Reason {
        /** Too few rows to learn from without repeating single rows. */
        TABLE_TOO_SMALL,
        /** The table and its schema do not describe the same columns. */
        SCHEMA_MISMATCH,
        /** More columns or cells than this method can hold. */
        TABLE_TOO_LARGE,
        /** The method is unknown or not in this build. */
        METHOD_UNSUPPORTED,
        /** An option is outside its range, unknown, or belongs to another method. */
        OPTION_INVALID,
        /** A constraint can not hold for the columns that it names. */
        CONSTRAINT_INVALID,
        /** The real rows break a constraint. */
        CONSTRAINT_BROKEN,
        /** The differential privacy asked for leaves nothing to learn of so few rows. */
        PRIVACY_INFEASIBLE,
        /** The caller asked to stop. */
        CANCELLED,
        /** The model file is damaged, of a version this build does not read, or not a model at all. */
        MODEL_BROKEN,
        /** Numbers went out of bounds: the table gives the method nothing stable to learn. */
        DIVERGED
    }

    private final Reason reason;

    /** Fails for {@code reason}. */
    public SynthesisException(Reason reason, String message) {
        this(reason, message, null);
    }

    /** Fails for {@code reason} because of {@code cause}. */
    public SynthesisException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** Why it failed. */
    public Reason reason() {
        return reason;
    }
}
