package io.syntho.server.platform.grpc;

import io.syntho.server.platform.errors.ApiException;
import io.syntho.v1.ErrorReason;

/** The failure of a call whose client does not read what it asked for. */
final class Stalled {

    private static final String SENTENCE = "The answer was not read in time. Read faster, or ask for less.";

    private Stalled() {}

    static ApiException reader() {
        return ApiException.of(ErrorReason.DEADLINE_PASSED, SENTENCE);
    }

    static ApiException reader(Throwable cause) {
        return ApiException.because(cause, ErrorReason.DEADLINE_PASSED, SENTENCE);
    }
}
