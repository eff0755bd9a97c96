package io.syntho.synthesis;

import java.util.List;

/** A constraint that can not hold: for its columns, or for the real rows. */
public final class ConstraintException extends SynthesisException {

    private static final long serialVersionUID = 1;

    private final int constraint;
    private final long rowCount;
    private final transient List<Integer> rows;

    private ConstraintException(Reason reason, String message, int constraint, long rowCount, List<Integer> rows) {
        super(reason, message);
        this.constraint = constraint;
        this.rowCount = rowCount;
        this.rows = List.copyOf(rows);
    }

    /** Constraint number {@code constraint} can not hold for its columns. */
    public static ConstraintException invalid(int constraint, String why) {
        return new ConstraintException(
                Reason.CONSTRAINT_INVALID, "constraint %d: %s".formatted(constraint, why), constraint, 0, List.of());
    }

    /** {@code rowCount} real rows break it, {@code rows} among them. */
    public static ConstraintException broken(int constraint, long rowCount, List<Integer> rows) {
        return new ConstraintException(
                Reason.CONSTRAINT_BROKEN,
                "constraint %d: broken by %d of the real rows".formatted(constraint, rowCount),
                constraint,
                rowCount,
                rows);
    }

    /** Its number among the constraints, from 0. */
    public int constraint() {
        return constraint;
    }

    /** How many real rows break it. */
    public long rowCount() {
        return rowCount;
    }

    /** The first of them, at most ten: numbers from 1, the header not counted. */
    public List<Integer> rows() {
        return rows;
    }
}
