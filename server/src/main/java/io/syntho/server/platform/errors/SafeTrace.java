package io.syntho.server.platform.errors;

/**
 * A stack trace for the log without a word that a library may have taken from the table: messages stand in it only where the exception is
 * ours, since ours never quote a cell.
 */
public final class SafeTrace {

    private static final String OURS = "io.syntho.";
    private static final int MOST_FRAMES = 40;
    private static final int MOST_CAUSES = 8;

    private SafeTrace() {}

    /** The trace of {@code failure} and its causes. */
    public static String of(Throwable failure) {
        StringBuilder trace = new StringBuilder();
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
            trace.append(depth == 0 ? "" : "\ncaused by ").append(name(cause));
            StackTraceElement[] frames = cause.getStackTrace();
            for (int i = 0; i < Math.min(frames.length, MOST_FRAMES); i++) {
                trace.append("\n\tat ").append(frames[i]);
            }
            cause = cause.getCause();
        }
        return trace.toString();
    }

    private static String name(Throwable failure) {
        String type = failure.getClass().getName();
        return type.startsWith(OURS) ? type + ": " + failure.getMessage() : type;
    }
}
