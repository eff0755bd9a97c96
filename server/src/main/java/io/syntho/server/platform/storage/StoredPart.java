package io.syntho.server.platform.storage;

/**
 * A part of a multipart upload that arrived.
 *
 * @param number its number, from 1
 * @param size its bytes
 * @param etag the storage's mark of its content
 */
public record StoredPart(int number, long size, String etag) {}
