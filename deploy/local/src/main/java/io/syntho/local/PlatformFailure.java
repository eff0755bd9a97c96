package io.syntho.local;

/**
 * Something that keeps the local platform from doing what was asked, told in words for the person at the terminal. The
 * message says what happened and, where there is something to do about it, what to do.
 */
public final class PlatformFailure extends RuntimeException {

    /** A failure that is fully told by its message. */
    public PlatformFailure(String message) {
        super(message);
    }

    /** A failure with the exception that caused it, which only {@code --verbose} shows. */
    public PlatformFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
