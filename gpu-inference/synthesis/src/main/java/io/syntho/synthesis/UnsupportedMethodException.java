package io.syntho.synthesis;

/** The method asked for is unknown, or this build does not hold it. */
public final class UnsupportedMethodException extends SynthesisException {

    private static final long serialVersionUID = 1;
    private static final int LONGEST_SHOWN = 64;

    /**
     * Names what was asked for; an overlong name is cut.
     *
     * @param id the method as it was asked for
     */
    public UnsupportedMethodException(String id) {
        super(
                Reason.METHOD_UNSUPPORTED,
                "method: %s (expected: one of %s)"
                        .formatted(
                                id.substring(0, Math.min(id.length(), LONGEST_SHOWN)),
                                Synthesizers.methods().stream().map(Method::id).toList()));
    }
}
