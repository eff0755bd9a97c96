package io.syntho.server.platform.errors;

import com.google.protobuf.Any;
import com.google.protobuf.Duration;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.PreconditionFailure;
import com.google.rpc.QuotaFailure;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.syntho.server.platform.errors.ErrorDetail.Fact;
import io.syntho.server.platform.errors.ErrorDetail.FieldViolation;
import io.syntho.server.platform.errors.ErrorDetail.PreconditionViolation;
import io.syntho.server.platform.errors.ErrorDetail.QuotaViolation;
import io.syntho.server.platform.errors.ErrorDetail.RetryAfter;

/** Writes an {@link ApiException} as it travels: a {@code google.rpc.Status} with standard details (AIP-193). */
public final class ErrorStatus {

    /** The domain of every {@code ErrorInfo} of this platform. */
    public static final String DOMAIN = "syntho.io";

    private ErrorStatus() {}

    /**
     * Returns the status that the client gets.
     *
     * @param requestId the id under which our log knows the call; put into {@code ErrorInfo.metadata}
     */
    public static Status of(ApiException failure, String requestId) {
        ErrorInfo.Builder info = ErrorInfo.newBuilder()
                .setReason(failure.reason().name())
                .setDomain(DOMAIN)
                .putMetadata("request_id", requestId);
        BadRequest.Builder fields = BadRequest.newBuilder();
        PreconditionFailure.Builder states = PreconditionFailure.newBuilder();
        QuotaFailure.Builder quotas = QuotaFailure.newBuilder();
        RetryInfo.Builder retry = RetryInfo.newBuilder();
        for (ErrorDetail detail : failure.details()) {
            switch (detail) {
                case Fact fact -> info.putMetadata(fact.key(), fact.value());
                case FieldViolation violation ->
                    fields.addFieldViolationsBuilder()
                            .setField(violation.field())
                            .setDescription(violation.description());
                case PreconditionViolation violation ->
                    states.addViolationsBuilder()
                            .setType(violation.type())
                            .setSubject(violation.subject())
                            .setDescription(violation.description());
                case QuotaViolation violation ->
                    quotas.addViolationsBuilder()
                            .setSubject(violation.subject())
                            .setDescription(violation.description());
                case RetryAfter after ->
                    retry.setRetryDelay(Duration.newBuilder()
                            .setSeconds(after.delay().toSeconds())
                            .setNanos(after.delay().toNanosPart()));
            }
        }
        Status.Builder status = Status.newBuilder()
                .setCode(failure.code().value())
                .setMessage(failure.sentence())
                .addDetails(Any.pack(info.build()));
        if (fields.getFieldViolationsCount() > 0) {
            status.addDetails(Any.pack(fields.build()));
        }
        if (states.getViolationsCount() > 0) {
            status.addDetails(Any.pack(states.build()));
        }
        if (quotas.getViolationsCount() > 0) {
            status.addDetails(Any.pack(quotas.build()));
        }
        if (retry.hasRetryDelay()) {
            status.addDetails(Any.pack(retry.build()));
        }
        return status.build();
    }

    /** Returns the same as gRPC throws it: code and sentence in the status, the details in its trailers. */
    public static StatusRuntimeException exceptionOf(ApiException failure, String requestId) {
        return StatusProto.toStatusRuntimeException(of(failure, requestId));
    }
}
