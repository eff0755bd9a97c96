package io.syntho.server.generation.job;

import io.syntho.server.generation.inference.NodeUnavailable;
import io.syntho.server.platform.database.DatabaseUnavailable;
import io.syntho.server.platform.storage.StorageUnavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** What a job's owner is told of failures that are not theirs. */
final class Failures {

    private Failures() {}

    static JobFailure workersLost(int attempts) {
        return JobFailure.of(
                "ATTEMPTS_EXHAUSTED",
                "The workers on it were lost %d times, and nothing was made. Start it again, with fewer rows or columns if it happens again."
                        .formatted(attempts));
    }

    static JobFailure of(Throwable failure, Lease lease) {
        return switch (failure) {
            case OutOfMemoryError memory ->
                JobFailure.of(
                        "OUT_OF_MEMORY",
                        "The worker had not enough memory for this table. Leave out columns, or upload fewer rows.");
            case DatabaseUnavailable away -> away("database");
            case StorageUnavailable away -> away("object storage");
            case NodeUnavailable away -> away("inference nodes");
            case IOException _, UncheckedIOException _ -> away("worker's disk or the object storage");
            default ->
                JobFailure.of(
                        "INTERNAL_ERROR",
                        "Something went wrong on our side, and nothing was made. Job %s finds it in our log."
                                .formatted(lease.job()));
        };
    }

    private static JobFailure away(String part) {
        return new JobFailure(
                "DEPENDENCY_UNAVAILABLE",
                "The %s did not answer. Nothing is wrong with your table.".formatted(part),
                Map.of("part", part));
    }
}
