package io.syntho.server.dataset;

import static io.syntho.v1.ErrorReason.CHECKSUM_MISMATCH;
import static io.syntho.v1.ErrorReason.SIZE_MISMATCH;
import static io.syntho.v1.ErrorReason.UPLOAD_PART_MISMATCH;
import static io.syntho.v1.ErrorReason.UPLOAD_PART_MISSING;

import io.syntho.server.platform.database.Database;
import io.syntho.server.platform.database.Idempotency;
import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.errors.ErrorDetail;
import io.syntho.server.platform.identity.UserId;
import io.syntho.server.platform.storage.ObjectMissing;
import io.syntho.server.platform.storage.ObjectStorage;
import io.syntho.server.platform.storage.PartRefused;
import io.syntho.server.platform.storage.StoredPart;
import io.syntho.v1.CompleteUploadRequest;
import io.syntho.v1.CompletedPart;
import io.syntho.v1.Dataset;
import io.syntho.v1.ErrorReason;
import io.syntho.v1.Failure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Puts the parts of an upload together and checks the file. Nothing is remembered between the steps but by the storage
 * itself, so that a call that died is made good by the next.
 */
final class Completion {

    private static final int MOST_NAMED = 200;

    private final Database database;
    private final ObjectStorage storage;
    private final Uploads uploads;
    private final UploadEnding ending;
    private final Idempotency idempotency;
    private final ConcurrentMap<Task, CompletableFuture<Dataset>> tasks = new ConcurrentHashMap<>();

    Completion(
            Database database, ObjectStorage storage, Uploads uploads, UploadEnding ending, Idempotency idempotency) {
        this.database = database;
        this.storage = storage;
        this.uploads = uploads;
        this.ending = ending;
        this.idempotency = idempotency;
    }

    Dataset complete(UserId owner, CompleteUploadRequest request) {
        UUID id = UploadRows.id(request.getName());
        Idempotency.Request once = new Idempotency.Request(owner, "CompleteUpload", request.getRequestId(), request);
        UploadEntity upload = database.inTransaction(
                owner,
                session ->
                        UploadRows.find(session, owner, id).orElseThrow(() -> UploadRows.notFound(request.getName())));
        return switch (upload.status()) {
            case COMPLETED -> completedBefore(upload, once);
            case FAILED -> throw failedBefore(upload);
            case ABORTED, EXPIRED -> throw UploadEnding.notActive(upload);
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
            assemble(upload, request.getPartsList());
            UploadEnding.File file = check(upload, sha256);
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

    private void assemble(UploadEntity upload, List<CompletedPart> claimed) {
        UploadPlan plan = UploadMessages.plan(upload);
        String storageId = uploads.storageId(upload);
        List<StoredPart> arrived = storage.multipart().parts(upload.file(), storageId);
        if (arrived.isEmpty() && storage.find(upload.file()).isPresent()) {
            return; // an earlier call put them together, and died
        }
        List<Integer> missing = plan.missing(arrived);
        if (!missing.isEmpty()) {
            throw partsMissing(upload, missing);
        }
        if (arrived.size() > plan.count()) {
            long actual = arrived.stream().mapToLong(StoredPart::size).sum();
            throw sizeMismatch(plan.fileBytes(), actual);
        }
        requireEtags(plan.whole(arrived), claimed);
        try {
            storage.multipart().complete(upload.file(), storageId, arrived);
        } catch (ObjectMissing | PartRefused lost) {
            if (storage.find(upload.file()).isEmpty()) {
                throw ApiException.because(
                        lost, UPLOAD_PART_MISMATCH, "The parts changed while they were put together; upload again.");
            } // else another call put them together meanwhile
        }
    }

    private static void requireEtags(Map<Integer, StoredPart> arrived, List<CompletedPart> claimed) {
        for (CompletedPart part : claimed) {
            StoredPart stored = arrived.get(part.getNumber());
            if (stored == null || !stored.etag().equals(part.getEtag().replace("\"", ""))) {
                throw ApiException.of(
                                UPLOAD_PART_MISMATCH,
                                "Part %d is not the one that the storage received.".formatted(part.getNumber()))
                        .with("part", part.getNumber());
            }
        }
    }

    private static ApiException partsMissing(UploadEntity upload, List<Integer> missing) {
        // A status travels in headers, which are small: a long list is cut.
        String numbers = missing.stream().limit(MOST_NAMED).map(String::valueOf).collect(Collectors.joining(","));
        return ApiException.of(
                        UPLOAD_PART_MISSING,
                        "%d parts have not arrived; send them and complete again.".formatted(missing.size()),
                        ErrorDetail.state(upload.resourceName(), "send the missing parts"))
                .with("missing_parts", numbers)
                .with("missing_count", missing.size());
    }

    private UploadEnding.File check(UploadEntity upload, String sha256) {
        Arrived file = new Arrived();
        storage.read(upload.file(), file::add);
        long expected = UploadMessages.plan(upload).fileBytes();
        if (file.size() != expected) {
            throw sizeMismatch(expected, file.size());
        }
        String actual = file.sha256();
        if (!actual.equals(sha256)) {
            throw checksumMismatch();
        }
        return new UploadEnding.File(file.size(), actual, ContentCheck.type(file, FileNames.of(upload.fileName)));
    }

    static ApiException sizeMismatch(long expected, long actual) {
        return ApiException.of(SIZE_MISMATCH, "%d bytes were announced and %d arrived.".formatted(expected, actual))
                .with("expected", expected)
                .with("actual", actual);
    }

    static ApiException checksumMismatch() {
        return ApiException.of(CHECKSUM_MISMATCH, "The bytes that arrived are not those of the SHA-256 given.");
    }
}
