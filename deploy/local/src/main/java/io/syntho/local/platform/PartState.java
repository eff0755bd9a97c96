package io.syntho.local.platform;

/**
 * How one part of the platform is.
 *
 * @param name what people call it
 * @param phase where it stands
 * @param port the loopback port that it listens on
 * @param pid its process id; 0 when it has none
 * @param sinceMillis when the phase began, in milliseconds since 1970
 * @param startSeconds how long its last start took; 0 before
 * @param restarts how often it was started again after it had died
 * @param detail what went wrong; empty when nothing did
 */
public record PartState(
        String name,
        Phase phase,
        int port,
        long pid,
        long sinceMillis,
        double startSeconds,
        int restarts,
        String detail) {

    /** Where a part stands. */
    public enum Phase {
        /** Its turn has not come. */
        WAITING,
        /** Started, not answering yet. */
        STARTING,
        /** Answering. */
        READY,
        /** It died, and is started again after a pause. */
        RESTARTING,
        /** It died too often, or never came up. */
        FAILED,
        /** Ended with the platform. */
        STOPPED
    }
}
