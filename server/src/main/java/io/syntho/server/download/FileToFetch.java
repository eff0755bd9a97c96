package io.syntho.server.download;

import io.syntho.server.platform.storage.ObjectKey;

/**
 * A file that may be handed out to the caller.
 *
 * @param key where it stands
 * @param bytes its size
 * @param sha256 64 lower-case hexadecimal digits
 * @param name the name to save it under, of safe characters
 * @param mediaType such as {@code text/csv}
 */
record FileToFetch(ObjectKey key, long bytes, String sha256, String name, String mediaType) {}
