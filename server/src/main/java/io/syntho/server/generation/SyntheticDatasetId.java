package io.syntho.server.generation;

import java.util.UUID;

/**
 * Names a synthetic dataset.
 *
 * @param value the id in {@code syntheticDatasets/{uuid}}
 */
public record SyntheticDatasetId(UUID value) {

    /** The id as text. */
    @Override
    public String toString() {
        return value.toString();
    }
}
