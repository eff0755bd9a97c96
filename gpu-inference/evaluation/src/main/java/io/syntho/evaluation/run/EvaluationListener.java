package io.syntho.evaluation.run;

/** Hears how far an evaluation is, and may end it. Called from the evaluating thread, often enough to cancel within a second. */
@FunctionalInterface
public interface EvaluationListener {

    /** Hears nothing and never cancels. */
    EvaluationListener SILENT = (part, fraction) -> {};

    /**
     * A part went on.
     *
     * @param part the part that runs
     * @param fraction how much of it is done, 0 to 1, never falling within a part
     */
    void progress(EvaluationPart part, double fraction);

    /** Whether the evaluation should end; asked before each step. */
    default boolean cancelled() {
        return false;
    }

    /**
     * Reports progress, then ends the evaluation if that was asked for.
     *
     * @throws EvaluationCancelled when {@link #cancelled()}
     */
    default void step(EvaluationPart part, double fraction) {
        if (cancelled()) {
            throw new EvaluationCancelled(part);
        }
        progress(part, Math.clamp(fraction, 0.0, 1.0));
    }
}
