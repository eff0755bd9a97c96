package io.syntho.server.generation.job;

import java.util.UUID;

/**
 * Names a job.
 *
 * @param value the row's id
 */
public record JobId(UUID value) {

    /** The id as text. */
    @Override
    public String toString() {
        return value.toString();
    }
}
