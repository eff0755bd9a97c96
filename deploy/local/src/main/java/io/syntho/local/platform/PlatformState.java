package io.syntho.local.platform;

import java.util.List;

/**
 * How the platform is.
 *
 * @param pid the process that runs it
 * @param phase where it stands as a whole
 * @param publicUrl the address of the public door
 * @param parts its parts, in the order in which they are started
 * @param failure why it could not be started; empty when it could
 */
public record PlatformState(long pid, Phase phase, String publicUrl, List<PartState> parts, String failure) {

    /** Where the platform stands as a whole. */
    public enum Phase {
        /** Some part is not ready yet. */
        STARTING,
        /** All parts are ready, and the API answers through the public door. */
        READY,
        /** Being stopped. */
        STOPPING,
        /** Ended. */
        STOPPED
    }

    /** Copies the list. */
    public PlatformState {
        parts = List.copyOf(parts);
    }
}
