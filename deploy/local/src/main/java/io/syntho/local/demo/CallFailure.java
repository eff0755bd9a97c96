package io.syntho.local.demo;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.Optional;

/** A call that the API refused, in the API's own words: the sentence for people, the stable reason, the request id. */
public final class CallFailure extends RuntimeException {

    private final Status.Code code;
    private final String reason;
    private final String requestId;
    private final Optional<Duration> retryAfter;

    private CallFailure(StatusRuntimeException cause, com.google.rpc.Status status) {
        super(Optional.ofNullable(cause.getStatus().getDescription()).orElse("The call failed."), cause);
        this.code = cause.getStatus().getCode();
        Optional<ErrorInfo> said = detail(status, ErrorInfo.class);
        this.reason = said.map(ErrorInfo::getReason).orElse("");
        this.requestId =
                said.map(found -> found.getMetadataOrDefault("request_id", "")).orElse("");
        this.retryAfter = detail(status, RetryInfo.class)
                .map(info -> Duration.ofSeconds(
                        info.getRetryDelay().getSeconds(), info.getRetryDelay().getNanos()));
    }

    /** What the failure of a call says. */
    public static CallFailure of(StatusRuntimeException failure) {
        com.google.rpc.Status status = StatusProto.fromThrowable(failure);
        return new CallFailure(failure, status == null ? com.google.rpc.Status.getDefaultInstance() : status);
    }

    /** The gRPC code. */
    public Status.Code code() {
        return code;
    }

    /** The name of a value of {@code ErrorReason}; empty when the failure is not the API's own. */
    public String reason() {
        return reason;
    }

    /** What to quote to us; empty when the call did not reach the API. */
    public String requestId() {
        return requestId;
    }

    /** When the API asks to call again. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** Whether the same call may succeed later: the API, or the way to it, is away for the moment. */
    public boolean isTransient() {
        return code == Status.Code.UNAVAILABLE || retryAfter.isPresent();
    }

    private static <T extends Message> Optional<T> detail(com.google.rpc.Status status, Class<T> type) {
        for (Any any : status.getDetailsList()) {
            if (any.is(type)) {
                try {
                    return Optional.of(any.unpack(type));
                } catch (InvalidProtocolBufferException malformed) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }
}
