package io.syntho.server.generation.model;

import io.syntho.server.platform.errors.ApiException;
import io.syntho.v1.ErrorReason;
import java.util.UUID;

/** Names of models and samples. A model has the id of the synthetic dataset that it was learned for. */
public final class ModelNames {

    private ModelNames() {}

    static UUID model(String name) {
        return id(name, "models/", ErrorReason.MODEL_NOT_FOUND);
    }

    /**
     * The id in a sample's name.
     *
     * @throws ApiException with SAMPLE_NOT_FOUND when it is none
     */
    public static UUID sample(String name) {
        return id(name, "samples/", ErrorReason.SAMPLE_NOT_FOUND);
    }

    private static UUID id(String name, String collection, ErrorReason otherwise) {
        try {
            if (name.startsWith(collection)) {
                return UUID.fromString(name.substring(collection.length()));
            }
        } catch (IllegalArgumentException notAnId) {
            // The answer is the same as for an id that nobody has.
        }
        throw ApiException.notFound(otherwise, name);
    }
}
