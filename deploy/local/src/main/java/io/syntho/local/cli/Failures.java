package io.syntho.local.cli;

import io.syntho.evaluation.run.EvaluationInputException;
import io.syntho.local.PlatformFailure;
import io.syntho.local.demo.CallFailure;
import io.syntho.synthesis.SynthesisException;
import io.syntho.tabular.read.TableException;

/** Failures in words for the person at the terminal. */
final class Failures {

    private Failures() {}

    /** What went wrong, without a stack trace. */
    static String describe(Throwable failure) {
        return switch (failure) {
            case PlatformFailure told -> String.valueOf(told.getMessage());
            case CallFailure refused -> refused(refused);
            case TableException unreadable -> unreadable.getMessage() + " (" + unreadable.reason() + ")";
            case SynthesisException unlearned -> unlearned.getMessage() + " (" + unlearned.reason() + ")";
            case EvaluationInputException unlike -> unlike.getMessage() + " (" + unlike.reason() + ")";
            default -> "Something unexpected went wrong: " + failure;
        };
    }

    /** Whether the description says all, so that nobody needs a stack trace. */
    static boolean isTold(Throwable failure) {
        return failure instanceof PlatformFailure
                || failure instanceof CallFailure
                || failure instanceof TableException
                || failure instanceof SynthesisException
                || failure instanceof EvaluationInputException;
    }

    private static String refused(CallFailure failure) {
        String reason = failure.reason().isEmpty() ? failure.code().name() : failure.reason();
        String id = failure.requestId().isEmpty() ? "" : "\n  request id " + failure.requestId();
        return failure.getMessage() + " (" + reason + ")" + id;
    }
}
