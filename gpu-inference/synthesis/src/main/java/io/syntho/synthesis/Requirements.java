package io.syntho.synthesis;

import io.syntho.synthesis.SynthesisException.Reason;

/** Checks of options and requests, worded as {@code name: value (expected: what)}. */
public final class Requirements {

    private Requirements() {}

    /**
     * Fails unless {@code holds}.
     *
     * @param format of {@link String#format}, with the value and what was expected
     * @throws SynthesisException with {@link Reason#OPTION_INVALID}
     */
    public static void require(boolean holds, String format, Object... values) {
        if (!holds) {
            throw new SynthesisException(Reason.OPTION_INVALID, format.formatted(values));
        }
    }
}
