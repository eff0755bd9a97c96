package io.syntho.server.generation.job;

import java.util.Map;

/**
 * Why a job failed, as its owner is told.
 *
 * @param reason the name of an {@code ErrorReason} of the contracts
 * @param message one sentence for a person; no secret, and no value of the table
 * @param metadata the figures that the reason's comment names
 */
public record JobFailure(String reason, String message, Map<String, String> metadata) {

    /** Keeps the map unmodifiable. */
    public JobFailure {
        metadata = Map.copyOf(metadata);
    }

    /** A reason without figures. */
    public static JobFailure of(String reason, String message) {
        return new JobFailure(reason, message, Map.of());
    }
}
