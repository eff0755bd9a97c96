package io.syntho.server.generation.pipeline;

import io.grpc.Status;
import io.syntho.evaluation.run.EvaluationInputException;
import io.syntho.server.dataset.TableFailures;
import io.syntho.server.generation.job.CanNotBeDone;
import io.syntho.server.generation.job.JobFailure;
import io.syntho.server.platform.errors.ApiException;
import io.syntho.synthesis.ConstraintException;
import io.syntho.synthesis.SynthesisException;
import io.syntho.tabular.read.TableException;
import java.util.Map;
import java.util.stream.Collectors;

/** Which failures of the libraries no further attempt can mend, and what the job's owner is told of them. */
final class Refusals {

    private Refusals() {}

    /** The same failure, or the refusal that it stands for. */
    static Exception of(Exception failure) {
        return switch (failure) {
            case ConstraintException constraint -> constraint(constraint);
            case ApiException api
            when api.code() == Status.Code.INVALID_ARGUMENT || api.code() == Status.Code.RESOURCE_EXHAUSTED ->
                refusal(api);
            case SynthesisException synthesis -> synthesis(synthesis);
            case EvaluationInputException evaluation ->
                new CanNotBeDone(JobFailure.of(
                        "NO_COLUMN_LEFT",
                        "Nothing is left to judge the synthetic rows by: no column could be compared."));
            default -> failure;
        };
    }

    /** As above, for the owner's file. A file of our own that can not be read is nothing that its owner could mend. */
    static RuntimeException ofOriginal(TableException failure) {
        return failure.reason() == TableException.Reason.READ_CANCELLED
                ? failure
                : refusal(TableFailures.refusal(failure));
    }

    private static CanNotBeDone refusal(ApiException failure) {
        return new CanNotBeDone(new JobFailure(failure.reason().name(), failure.sentence(), failure.metadata()));
    }

    private static CanNotBeDone constraint(ConstraintException failure) {
        String number = Integer.toString(failure.constraint());
        if (failure.reason() == SynthesisException.Reason.CONSTRAINT_INVALID) {
            return new CanNotBeDone(new JobFailure(
                    "CONSTRAINT_INVALID",
                    "Constraint %s can not be used: %s.".formatted(number, failure.getMessage()),
                    Map.of("constraint", number)));
        }
        String rows = failure.rows().stream().map(Object::toString).collect(Collectors.joining(","));
        return new CanNotBeDone(new JobFailure(
                "CONSTRAINT_VIOLATED_BY_DATA",
                "%d real rows break constraint %s; the first are %s, the header not counted."
                        .formatted(failure.rowCount(), number, rows),
                Map.of("constraint", number, "row_count", Long.toString(failure.rowCount()), "rows", rows)));
    }

    private static Exception synthesis(SynthesisException failure) {
        return switch (failure.reason()) {
            case TABLE_TOO_SMALL -> refusal("TABLE_TOO_FEW_ROWS", failure);
            case TABLE_TOO_LARGE -> refusal("TABLE_TOO_LARGE", failure);
            case METHOD_UNSUPPORTED -> refusal("METHOD_UNAVAILABLE", failure);
            case OPTION_INVALID -> refusal("INVALID_REQUEST", failure);
            case PRIVACY_INFEASIBLE -> refusal("PRIVACY_BUDGET_INFEASIBLE", failure);
            case DIVERGED -> refusal("TRAINING_DIVERGED", failure);
            case CANCELLED, SCHEMA_MISMATCH, MODEL_BROKEN, CONSTRAINT_INVALID, CONSTRAINT_BROKEN -> failure;
        };
    }

    private static CanNotBeDone refusal(String reason, SynthesisException failure) {
        String message = String.valueOf(failure.getMessage());
        return new CanNotBeDone(new JobFailure(
                reason, "The table can not be learned: " + message + (message.endsWith(".") ? "" : "."), Map.of()));
    }
}
