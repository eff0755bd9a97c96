package io.syntho.server.dataset;

import java.util.Optional;
import java.util.UUID;

/** Names of resources. */
final class Names {

    private static final int UUID_LENGTH = 36;

    private Names() {}

    /**
     * The id in a name.
     *
     * @param collection with its slash, such as {@code datasets/}
     * @return empty when the name is not of that collection or holds no UUID in its usual form
     */
    static Optional<UUID> id(String name, String collection) {
        if (!name.startsWith(collection) || name.length() != collection.length() + UUID_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(name.substring(collection.length())));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
