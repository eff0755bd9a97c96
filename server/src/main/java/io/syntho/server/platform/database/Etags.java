package io.syntho.server.platform.database;

import static io.syntho.v1.ErrorReason.ETAG_MISMATCH;

import io.syntho.server.platform.errors.ApiException;

/** Etags of resources: the row's version, as a text that clients only hand back. */
public final class Etags {

    private Etags() {}

    /** The etag of a version. */
    public static String of(long version) {
        return "v" + version;
    }

    /**
     * Checks an etag that a client gave back.
     *
     * @param given empty: the client does not mind
     * @param version the row's present one, read in the transaction that changes it, under its lock
     * @throws ApiException with ETAG_MISMATCH when it is not the present one
     */
    public static void check(String given, long version) {
        if (!given.isEmpty() && !given.equals(of(version))) {
            throw ApiException.of(ETAG_MISMATCH, "It changed since you read it. Read it again and decide again.");
        }
    }
}
