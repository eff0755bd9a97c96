package io.syntho.local.cli;

import io.syntho.local.PlatformFailure;

/** Failures in words for the person at the terminal. */
final class Failures {

    private Failures() {}

    /** What went wrong, without a stack trace. */
    static String describe(Throwable failure) {
        return switch (failure) {
            case PlatformFailure told -> String.valueOf(told.getMessage());
            default -> "Something unexpected went wrong: " + failure;
        };
    }
}
