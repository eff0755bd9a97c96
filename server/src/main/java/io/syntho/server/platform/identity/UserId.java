package io.syntho.server.platform.identity;

import java.util.UUID;

/**
 * A user of the platform: the id of their profile.
 *
 * @param value the profile's id
 */
public record UserId(UUID value) {

    /** The id as text. */
    @Override
    public String toString() {
        return value.toString();
    }
}
