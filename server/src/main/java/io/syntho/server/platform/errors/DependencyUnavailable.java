package io.syntho.server.platform.errors;

/**
 * A part that the platform stands on is away: the database, the queue, the storage, the identity provider. Thrown by the
 * part's own code; a client sees {@code DEPENDENCY_UNAVAILABLE} with the part's word and may try again.
 */
public abstract class DependencyUnavailable extends RuntimeException {

    private final String part;

    /**
     * A failure to reach a part.
     *
     * @param part a word for the part, such as {@code database}; never an address
     * @param cause for the log
     */
    protected DependencyUnavailable(String part, Throwable cause) {
        super("the %s is not available".formatted(part), cause);
        this.part = part;
    }

    /** Returns the part's word. */
    public String part() {
        return part;
    }
}
