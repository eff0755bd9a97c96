package io.syntho.server.generation;

import static io.syntho.v1.ErrorReason.SYNTHETIC_DATASET_NOT_FOUND;

import io.syntho.server.platform.errors.ApiException;
import java.util.UUID;

/** Names of synthetic datasets, {@code syntheticDatasets/{uuid}}. */
final class SyntheticDatasetNames {

    private static final String COLLECTION = "syntheticDatasets/";

    private SyntheticDatasetNames() {}

    static String of(UUID id) {
        return COLLECTION + id;
    }

    /**
     * The id in a name.
     *
     * @throws ApiException with SYNTHETIC_DATASET_NOT_FOUND when it is none
     */
    static SyntheticDatasetId id(String name) {
        try {
            if (name.startsWith(COLLECTION)) {
                return new SyntheticDatasetId(UUID.fromString(name.substring(COLLECTION.length())));
            }
        } catch (IllegalArgumentException notAnId) {
            // The answer is the same as for an id that nobody has.
        }
        throw notFound(name);
    }

    static ApiException notFound(String name) {
        return ApiException.notFound(SYNTHETIC_DATASET_NOT_FOUND, name);
    }
}
