package io.syntho.server.platform.errors;

import static io.syntho.v1.ErrorReason.*;

import io.grpc.Status;
import io.syntho.v1.ErrorReason;
import java.util.EnumMap;
import java.util.Map;

/**
 * Which gRPC code each reason stands for: the word that its comment in {@code errors.proto} begins with. The failures
 * of a job end no call and have none.
 */
public final class ReasonCodes {

    private static final Map<ErrorReason, Status.Code> CODES = codes();

    private ReasonCodes() {}

    /** Returns the code of a reason; {@code INTERNAL} where the contract gives none. */
    public static Status.Code codeOf(ErrorReason reason) {
        return CODES.getOrDefault(reason, Status.Code.INTERNAL);
    }

    private static Map<ErrorReason, Status.Code> codes() {
        Map<ErrorReason, Status.Code> codes = new EnumMap<>(ErrorReason.class);
        add(
                codes,
                Status.Code.INVALID_ARGUMENT,
                INVALID_REQUEST,
                REQUEST_ID_REUSED,
                INVALID_PAGE_TOKEN,
                INVALID_FILTER,
                INVALID_ORDER_BY,
                INVALID_UPDATE_MASK,
                COLUMN_UNKNOWN,
                SCHEMA_CORRECTION_INVALID,
                UPLOAD_PART_MISMATCH,
                SIZE_MISMATCH,
                CHECKSUM_MISMATCH,
                UPLOAD_MESSAGE_ORDER,
                FILE_EMPTY,
                FILE_TOO_LARGE,
                FILE_TYPE_UNSUPPORTED,
                FILE_TYPE_MISMATCH,
                FILE_CORRUPT,
                FILE_ENCODING_INVALID,
                FILE_EXPANDS_TOO_MUCH,
                FILE_ENCRYPTED,
                TABLE_WITHOUT_ROWS,
                TABLE_TOO_FEW_ROWS,
                TABLE_TOO_FEW_COLUMNS,
                TABLE_TOO_MANY_COLUMNS,
                TABLE_TOO_LARGE,
                LINE_TOO_LONG,
                TABLE_RAGGED,
                TABLE_NESTED,
                SETTING_UNSUPPORTED,
                NO_COLUMN_LEFT,
                CONDITION_INVALID,
                CONSTRAINT_INVALID,
                FORMAT_UNSUPPORTED);
        add(
                codes,
                Status.Code.INVALID_ARGUMENT,
                INVALID_REQUEST,
                REQUEST_ID_REUSED,
                INVALID_PAGE_TOKEN,
                INVALID_FILTER,
                INVALID_ORDER_BY,
                INVALID_UPDATE_MASK,
                COLUMN_UNKNOWN,
                SCHEMA_CORRECTION_INVALID,
                UPLOAD_PART_MISMATCH,
                SIZE_MISMATCH,
                CHECKSUM_MISMATCH,
                UPLOAD_MESSAGE_ORDER,
                FILE_EMPTY,
                FILE_TOO_LARGE,
                FILE_TYPE_UNSUPPORTED,
                FILE_TYPE_MISMATCH,
                FILE_CORRUPT,
                FILE_ENCODING_INVALID,
                FILE_EXPANDS_TOO_MUCH,
                FILE_ENCRYPTED,
                TABLE_WITHOUT_ROWS,
                TABLE_TOO_FEW_ROWS,
                TABLE_TOO_FEW_COLUMNS,
                TABLE_TOO_MANY_COLUMNS,
                TABLE_TOO_LARGE,
                LINE_TOO_LONG,
                TABLE_RAGGED,
                TABLE_NESTED,
                COLUMN_NAMES_DUPLICATE,
                COLUMN_NAMES_INVALID,
                READ_TIMED_OUT,
                SETTING_UNSUPPORTED,
                NO_COLUMN_LEFT,
                CONDITION_INVALID,
                CONSTRAINT_INVALID,
                FORMAT_UNSUPPORTED,
                BANK_ACCOUNT_INVALID,
                CURRENCY_UNSUPPORTED,
                COUNTRY_UNSUPPORTED);
        add(codes, Status.Code.ABORTED, ETAG_MISMATCH);
        add(codes, Status.Code.UNAUTHENTICATED, CREDENTIALS_MISSING, CREDENTIALS_INVALID, CREDENTIALS_EXPIRED);
        add(codes, Status.Code.PERMISSION_DENIED, PERMISSION_MISSING, ACCOUNT_SUSPENDED);
        add(
                codes,
                Status.Code.RESOURCE_EXHAUSTED,
                RATE_LIMITED,
                MESSAGE_TOO_LARGE,
                TOO_MANY_UPLOADS,
                GENERATION_QUOTA,
                JOB_TOO_LARGE,
                TOO_MANY_JOBS,
                SAMPLE_BUDGET,
                TOO_MANY_API_KEYS);
        add(codes, Status.Code.INTERNAL, INTERNAL_ERROR);
        add(codes, Status.Code.UNAVAILABLE, DEPENDENCY_UNAVAILABLE, EXPORT_NOT_READY);
        add(codes, Status.Code.DEADLINE_EXCEEDED, DEADLINE_PASSED);
        add(codes, Status.Code.OUT_OF_RANGE, SEQUENCE_OUT_OF_RANGE);
        add(codes, Status.Code.UNIMPLEMENTED, METHOD_UNKNOWN, COMPRESSION_UNSUPPORTED);
        add(
                codes,
                Status.Code.NOT_FOUND,
                DATASET_NOT_FOUND,
                UPLOAD_NOT_FOUND,
                SYNTHETIC_DATASET_NOT_FOUND,
                REPORT_NOT_FOUND,
                MODEL_NOT_FOUND,
                PROFILE_NOT_FOUND,
                SAMPLE_NOT_FOUND,
                PURCHASE_NOT_FOUND,
                LISTING_NOT_FOUND,
                PAYOUT_ACCOUNT_NOT_FOUND,
                API_KEY_NOT_FOUND,
                NOTIFICATION_NOT_FOUND,
                JOB_NOT_FOUND);
        add(
                codes,
                Status.Code.FAILED_PRECONDITION,
                METHOD_UNAVAILABLE,
                DATASET_NOT_READY,
                DATASET_IN_USE,
                UPLOAD_NOT_ACTIVE,
                UPLOAD_PART_MISSING,
                SYNTHETIC_DATASET_NOT_COMPLETED,
                SYNTHETIC_DATASET_RUNNING,
                SYNTHETIC_DATASET_FINISHED,
                SYNTHETIC_DATASET_LISTED,
                CONSTRAINT_VIOLATED_BY_DATA,
                REPORT_NOT_READY,
                PURCHASE_NOT_COMPLETED,
                OWN_LISTING,
                PRICE_CHANGED,
                REFUND_REFUSED,
                LISTING_TAKEN_DOWN,
                PRIVACY_SCORE_TOO_LOW,
                PAYOUT_ACCOUNT_MISSING,
                JOB_NOT_RETRYABLE,
                LAST_ADMIN);
        add(codes, Status.Code.ALREADY_EXISTS, ALREADY_PURCHASED, LISTING_EXISTS);
        return Map.copyOf(codes);
    }

    private static void add(Map<ErrorReason, Status.Code> codes, Status.Code code, ErrorReason... reasons) {
        for (ErrorReason reason : reasons) {
            codes.put(reason, code);
        }
    }
}
