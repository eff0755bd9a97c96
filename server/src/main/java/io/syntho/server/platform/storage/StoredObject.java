package io.syntho.server.platform.storage;

/**
 * An object that is there.
 *
 * @param size its bytes
 * @param etag the storage's mark of its content
 */
public record StoredObject(long size, String etag) {}
