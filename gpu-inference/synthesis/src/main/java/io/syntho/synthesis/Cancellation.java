package io.syntho.synthesis;

import io.syntho.synthesis.SynthesisException.Reason;

/** Asked often (at least every few hundred milliseconds of work) whether the caller still wants the result. Safe from any thread. */
@FunctionalInterface
public interface Cancellation {

    /** Never cancelled. */
    Cancellation NONE = () -> false;

    /** Whether the caller asked to stop. */
    boolean requested();

    /**
     * Goes on, or stops.
     *
     * @throws SynthesisException with {@link Reason#CANCELLED} when the caller asked to stop
     */
    default void check() {
        if (requested()) {
            throw new SynthesisException(Reason.CANCELLED, "stopped on request");
        }
    }
}
