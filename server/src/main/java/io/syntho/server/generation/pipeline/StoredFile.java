package io.syntho.server.generation.pipeline;

/**
 * A file that a stage stored.
 *
 * @param path its path in its bucket
 * @param bytes its size
 * @param sha256 64 lower-case hexadecimal digits
 */
record StoredFile(String path, long bytes, String sha256) {}
