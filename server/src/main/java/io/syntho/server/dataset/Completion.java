package io.syntho.server.dataset;

import static io.syntho.v1.ErrorReason.CHECKSUM_MISMATCH;
import static io.syntho.v1.ErrorReason.SIZE_MISMATCH;
import static io.syntho.v1.ErrorReason.UPLOAD_PART_MISMATCH;

import io.syntho.server.platform.database.Database;
import io.syntho.server.platform.database.Idempotency;
import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.identity.UserId;
import io.syntho.server.platform.storage.ObjectStorage;
import io.syntho.v1.CompleteUploadRequest;
import io.syntho.v1.Dataset;
import io.syntho.v1.ErrorReason;
import io.syntho.v1.Failure;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/** Completes uploads: the parts become a file, the file a dataset or a reason why not. Safe to repeat, at once or later. */
final class Completion {

    private final Database database;
    private final Assembly assembly;
    private final UploadEnding ending;
    private final Idempotency idempotency;
    private final Clock clock;
    private final ConcurrentMap<Task, CompletableFuture<Dataset>> tasks = new ConcurrentHashMap<>();

    Completion(
            Database database,
            ObjectStorage storage,
            Uploads uploads,
            UploadEnding ending,
            Idempotency idempotency,
            Clock clock) {
        this.database = database;
        this.assembly = new Assembly(storage, uploads);
        this.ending = ending;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    Dataset complete(UserId owner, CompleteUploadRequest request) {
        UUID id = UploadRows.id(request.getName());
        Idempotency.Request once = new Idempotency.Request(owner, "CompleteUpload", request.getRequestId(), request);
        UploadEntity upload = database.inTransaction(
                owner,
                session ->
                        UploadRows.find(session, owner, id).orElseThrow(() -> UploadRows.notFound(request.getName())));
        UploadStatus status = upload.status(clock.instant());
        return switch (status) {
            case COMPLETED -> completedBefore(upload, once);
            case FAILED -> throw failedBefore(upload);
            case ABORTED, EXPIRED -> throw UploadEnding.notActive(upload, status);
            case ACTIVE -> shared(new Task(id, request), () -> complete(upload, request, once));
        };
    }

    private record Task(UUID upload, CompleteUploadRequest request) {}

    /**
     * Does the work on a thread of its own, once for equal calls at the same time: a caller whose deadline passes before 5 GiB
     * are read finds them checked when it comes again.
     */
    private Dataset shared(Task task, Supplier<Dataset> work) {
        CompletableFuture<Dataset> mine = new CompletableFuture<>();
        CompletableFuture<Dataset> earlier = tasks.putIfAbsent(task, mine);
        if (earlier == null) {
            Thread.ofVirtual().name("complete-upload").start(() -> {
                try {
                    mine.complete(work.get());
                } catch (RuntimeException | Error failure) {
                    mine.completeExceptionally(failure);
                } finally {
                    tasks.remove(task);
                }
            });
        }
        return answer(earlier == null ? mine : earlier);
    }

    private static Dataset answer(CompletableFuture<Dataset> task) {
        try {
            return task.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw failure;
        }
    }

    private Dataset completedBefore(UploadEntity upload, Idempotency.Request once) {
        return database.inTransaction(upload.owner(), session -> {
            String name = idempotency.onceNamed(session, once, () -> "datasets/" + upload.datasetId);
            return DatasetRows.find(session, upload.owner(), DatasetRows.id(name))
                    .map(dataset -> DatasetMessages.of(dataset).build())
                    .orElseThrow(() -> DatasetRows.notFound(name));
        });
    }

    /** The same failure as the first time. */
    private ApiException failedBefore(UploadEntity upload) {
        Optional<Failure> failure = database.inTransaction(
                upload.owner(),
                session -> DatasetRows.find(session, upload.owner(), upload.datasetId)
                        .flatMap(dataset -> Optional.ofNullable(dataset.error).map(StoredJson::failure)));
        return failure.map(Completion::again).orElseGet(() -> UploadEnding.notActive(upload));
    }

    private static ApiException again(Failure failure) {
        ApiException same = ApiException.of(ErrorReason.valueOf(failure.getReason()), failure.getMessage());
        for (Map.Entry<String, String> figure : failure.getMetadataMap().entrySet()) {
            same = same.with(figure.getKey(), figure.getValue());
        }
        return same;
    }

    private Dataset complete(UploadEntity upload, CompleteUploadRequest request, Idempotency.Request once) {
        String sha256 = expectedSha256(upload, request);
        try {
            assembly.assemble(upload, request.getPartsList());
            UploadEnding.File file = assembly.check(upload, sha256);
            return ending.complete(upload, file, once);
        } catch (ApiException refusal) {
            if (endsUpload(refusal.reason())) {
                ending.fail(upload, refusal);
            }
            throw refusal;
        }
    }

    private static boolean endsUpload(ErrorReason reason) {
        return switch (reason) {
            case UPLOAD_PART_MISMATCH,
                    SIZE_MISMATCH,
                    CHECKSUM_MISMATCH,
                    FILE_EMPTY,
                    FILE_TYPE_UNSUPPORTED,
                    FILE_TYPE_MISMATCH,
                    FILE_CORRUPT,
                    FILE_ENCRYPTED,
                    FILE_ENCODING_INVALID -> true;
            default -> false;
        };
    }

    private static String expectedSha256(UploadEntity upload, CompleteUploadRequest request) {
        String announced = upload.sha256 == null ? "" : upload.sha256;
        String given = request.getSha256();
        if (given.isEmpty() && announced.isEmpty()) {
            throw ApiException.invalid(
                    "sha256", "is empty (expected: the file's SHA-256, since CreateUpload had none)");
        }
        if (!given.isEmpty() && !announced.isEmpty() && !given.equals(announced)) {
            throw ApiException.invalid("sha256", "is not the one that CreateUpload had");
        }
        return given.isEmpty() ? announced : given;
    }
}
