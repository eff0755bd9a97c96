package io.syntho.local.cli;

import io.syntho.local.PlatformFailure;
import io.syntho.local.demo.CallFailure;

/** Failures in words for the person at the terminal. */
final class Failures {

    private Failures() {}

    /** What went wrong, without a stack trace. */
    static String describe(Throwable failure) {
        return switch (failure) {
            case PlatformFailure told -> String.valueOf(told.getMessage());
            case CallFailure refused -> refused(refused);
            default -> "Something unexpected went wrong: " + failure;
        };
    }

    /** Whether the description says all, so that nobody needs a stack trace. */
    static boolean isTold(Throwable failure) {
        return failure instanceof PlatformFailure || failure instanceof CallFailure;
    }

    private static String refused(CallFailure failure) {
        String reason = failure.reason().isEmpty() ? failure.code().name() : failure.reason();
        String id = failure.requestId().isEmpty() ? "" : "\n  request id " + failure.requestId();
        return failure.getMessage() + " (" + reason + ")" + id;
    }
}
