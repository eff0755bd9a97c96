package io.syntho.server.platform.errors;

import static io.syntho.v1.ErrorReason.DEADLINE_PASSED;
import static io.syntho.v1.ErrorReason.INTERNAL_ERROR;
import static io.syntho.v1.ErrorReason.INVALID_REQUEST;
import static io.syntho.v1.ErrorReason.METHOD_UNKNOWN;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;

/** Makes an {@link ApiException} of whatever was thrown, without letting any of its text out. */
public final class Failures {

    private Failures() {}

    /**
     * Returns {@code thrown} itself if it was written for clients, and else what may be told of it: a message that is
     * no Protobuf is the client's mistake, all the rest is an internal error, found in our log by the request id.
     */
    public static ApiException of(Throwable thrown) {
        return switch (thrown) {
            case ApiException failure -> failure;
            case DependencyUnavailable away -> ApiException.unavailable(away.part(), away);
            case StatusRuntimeException status -> ofStatus(status.getStatus(), status);
            case StatusException status -> ofStatus(status.getStatus(), status);
            default -> internal(thrown);
        };
    }

    private static ApiException ofStatus(Status status, Throwable thrown) {
        if (status.getCause() instanceof InvalidProtocolBufferException
                || thrown.getCause() instanceof InvalidProtocolBufferException) {
            return ApiException.because(
                    thrown,
                    INVALID_REQUEST,
                    "The message can not be read: it is not of the type that the method takes.");
        }
        if (status.getCode() == Status.Code.DEADLINE_EXCEEDED) {
            return ApiException.because(thrown, DEADLINE_PASSED, "The deadline passed before the answer was ready.");
        }
        if (status.getCode() == Status.Code.UNIMPLEMENTED) {
            return ApiException.because(thrown, METHOD_UNKNOWN, "This server does not offer the method.");
        }
        return internal(thrown);
    }

    private static ApiException internal(Throwable thrown) {
        return ApiException.because(
                thrown,
                INTERNAL_ERROR,
                "Something went wrong on our side. Tell us the request id if it happens again.");
    }
}
