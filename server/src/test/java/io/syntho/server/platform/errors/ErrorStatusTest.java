package io.syntho.server.platform.errors;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.PreconditionFailure;
import com.google.rpc.QuotaFailure;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import io.syntho.v1.ErrorReason;
import io.syntho.v1.Failure;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ErrorStatusTest {

    @Test
    void aFailureTravelsWithItsReasonFactsAndRequestId() throws InvalidProtocolBufferException {
        ApiException failure = ApiException.of(ErrorReason.DATASET_NOT_READY, "The dataset is still being read.")
                .with("state", "PROCESSING")
                .with(ErrorDetail.state("datasets/1", "Wait until it is READY."));

        Status status = ErrorStatus.of(failure, "req-1");

        assertThat(status.getCode()).isEqualTo(Code.FAILED_PRECONDITION_VALUE);
        assertThat(status.getMessage()).isEqualTo("The dataset is still being read.");
        ErrorInfo info = status.getDetails(0).unpack(ErrorInfo.class);
        assertThat(info.getReason()).isEqualTo("DATASET_NOT_READY");
        assertThat(info.getDomain()).isEqualTo("syntho.io");
        assertThat(info.getMetadataMap()).containsEntry("state", "PROCESSING").containsEntry("request_id", "req-1");
        assertThat(status.getDetails(1)
                        .unpack(PreconditionFailure.class)
                        .getViolations(0)
                        .getSubject())
                .isEqualTo("datasets/1");
        assertThat(status.getDetailsCount()).isEqualTo(2);
    }

    @Test
    void fieldsQuotasAndDelaysTravelInTheirStandardDetails() throws InvalidProtocolBufferException {
        ApiException failure = ApiException.of(
                ErrorReason.GENERATION_QUOTA,
                "This month's 100 generations are used.",
                ErrorDetail.quota("generations_per_month", "100 of 100 are used."),
                ErrorDetail.retryAfter(Duration.ofMillis(1500)),
                ErrorDetail.field("config.rows", "-1 (expected: more than 0)"));

        Status status = ErrorStatus.of(failure, "req-2");

        assertThat(status.getDetails(1)
                        .unpack(BadRequest.class)
                        .getFieldViolations(0)
                        .getField())
                .isEqualTo("config.rows");
        assertThat(status.getDetails(2)
                        .unpack(QuotaFailure.class)
                        .getViolations(0)
                        .getSubject())
                .isEqualTo("generations_per_month");
        com.google.protobuf.Duration delay =
                status.getDetails(3).unpack(RetryInfo.class).getRetryDelay();
        assertThat(delay.getSeconds()).isEqualTo(1);
        assertThat(delay.getNanos()).isEqualTo(500_000_000);
    }

    @Test
    void whatWasNotWrittenForClientsLeavesWithoutItsText() {
        ApiException failure = Failures.of(new SQLException("password of user postgres is hunter2"));

        Status status = ErrorStatus.of(failure, "req-3");

        assertThat(status.getCode()).isEqualTo(Code.INTERNAL_VALUE);
        assertThat(status.toString()).doesNotContain("hunter2").doesNotContain("SQLException");
        assertThat(failure).hasCauseInstanceOf(SQLException.class);
    }

    @Test
    void aMessageThatIsNoProtobufIsTheClientsMistake() {
        Throwable thrown = io.grpc.Status.INTERNAL
                .withDescription("Invalid protobuf byte sequence")
                .withCause(new InvalidProtocolBufferException("truncated"))
                .asRuntimeException();

        assertThat(Failures.of(thrown).reason()).isEqualTo(ErrorReason.INVALID_REQUEST);
    }

    @Test
    void aStatusOfAnotherServiceIsNotPassedOn() {
        Throwable thrown = io.grpc.Status.PERMISSION_DENIED
                .withDescription("upstream secret")
                .asRuntimeException();

        assertThat(Failures.of(thrown).reason()).isEqualTo(ErrorReason.INTERNAL_ERROR);
        assertThat(Failures.of(thrown).sentence()).doesNotContain("upstream");
    }

    @Test
    void aFailureCanBeKeptOnTheResourceThatFailed() {
        Failure kept = ApiException.of(ErrorReason.TABLE_TOO_FEW_ROWS, "The table has 3 rows; at least 10 are needed.")
                .with("rows", 3)
                .with("minimum", 10)
                .toFailure();

        assertThat(kept.getReason()).isEqualTo("TABLE_TOO_FEW_ROWS");
        assertThat(kept.getMetadataMap()).containsEntry("rows", "3").containsEntry("minimum", "10");
    }
}
