package io.syntho.server.platform.storage;

import java.net.URI;

/**
 * How the object storage is reached.
 *
 * @param endpoint where the server reaches it
 * @param publicEndpoint where clients reach it; presigned URLs are made for it
 * @param region the region that requests are signed for
 * @param accessKey who signs
 * @param secretKey what is signed with; never shown
 */
public record StorageOptions(URI endpoint, URI publicEndpoint, String region, String accessKey, String secretKey) {

    /** All but the keys. */
    @Override
    public String toString() {
        return "StorageOptions[%s, %s, %s]".formatted(endpoint, publicEndpoint, region);
    }
}
