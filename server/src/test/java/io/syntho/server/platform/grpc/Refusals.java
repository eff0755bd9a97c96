package io.syntho.server.platform.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.syntho.v1.ErrorReason;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Looks into the failures that a client gets. */
public final class Refusals {

    private Refusals() {}

    /** Makes a call and returns how it failed. */
    public static StatusRuntimeException of(ThrowingCallable call) {
        StatusRuntimeException failure = catchThrowableOfType(StatusRuntimeException.class, call);
        assertThat(failure).as("the call must fail").isNotNull();
        return failure;
    }

    /** Makes a call that may be answered or refused, but must not hang. */
    public static void orAnswer(ThrowingCallable call) {
        StatusRuntimeException refusal = catchThrowableOfType(StatusRuntimeException.class, call);
        if (refusal != null) {
            assertThat(refusal.getStatus().getCode())
                    .as("a refusal, not silence")
                    .isNotEqualTo(Status.Code.DEADLINE_EXCEEDED);
        }
    }

    /** Makes a call and returns the code with which it failed. */
    public static Status.Code codeOf(ThrowingCallable call) {
        return of(call).getStatus().getCode();
    }

    /** Returns the reason that a failure carries. */
    public static ErrorReason reasonOf(StatusRuntimeException failure) {
        return ErrorReason.valueOf(infoOf(failure).getReason());
    }

    /** Returns the {@code ErrorInfo} of a failure. */
    public static ErrorInfo infoOf(StatusRuntimeException failure) {
        com.google.rpc.Status status = StatusProto.fromThrowable(failure);
        assertThat(status).as("status details of %s", failure).isNotNull();
        assertThat(status.getDetailsList()).as("details of %s", failure).isNotEmpty();
        try {
            return status.getDetails(0).unpack(ErrorInfo.class);
        } catch (InvalidProtocolBufferException other) {
            throw new AssertionError("the first detail is no ErrorInfo", other);
        }
    }
}
