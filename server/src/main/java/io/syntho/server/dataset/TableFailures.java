package io.syntho.server.dataset;

import io.syntho.server.platform.errors.ApiException;
import io.syntho.tabular.read.TableException;
import io.syntho.v1.ErrorReason;
import java.util.Map;

/** Why a table can not be read, as a reason of the contract. */
public final class TableFailures {

    private TableFailures() {}

    /** The same failure, for a client or for the dataset's {@code error}. */
    public static ApiException refusal(TableException failure) {
        ApiException refusal =
                ApiException.because(failure, reason(failure.reason()), String.valueOf(failure.getMessage()));
        for (Map.Entry<String, String> figure : failure.metadata().entrySet()) {
            refusal = refusal.with(
                    figure.getKey().equals("unreadable") ? "value_count" : figure.getKey(), figure.getValue());
        }
        return refusal;
    }

    /** The contract has a reason of the same name for each but the end of a reading that nobody waits for. */
    static ErrorReason reason(TableException.Reason reason) {
        return reason == TableException.Reason.READ_CANCELLED
                ? ErrorReason.INTERNAL_ERROR
                : ErrorReason.valueOf(reason.name());
    }
}
