package io.syntho.server.platform.grpc;

import io.syntho.server.platform.errors.ApiException;

/** A listener that a transport can tell of a request which it could not take in. */
interface Refusable {

    /** Ends the call with {@code failure}. */
    void refuse(ApiException failure);
}
