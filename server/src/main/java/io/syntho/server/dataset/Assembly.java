package io.syntho.server.dataset;

import static io.syntho.v1.ErrorReason.CHECKSUM_MISMATCH;
import static io.syntho.v1.ErrorReason.SIZE_MISMATCH;
import static io.syntho.v1.ErrorReason.UPLOAD_PART_MISMATCH;
import static io.syntho.v1.ErrorReason.UPLOAD_PART_MISSING;

import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.errors.ErrorDetail;
import io.syntho.server.platform.storage.ObjectMissing;
import io.syntho.server.platform.storage.ObjectStorage;
import io.syntho.server.platform.storage.PartRefused;
import io.syntho.server.platform.storage.StoredPart;
import io.syntho.v1.CompletedPart;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Puts the parts of an upload together and checks the file. Nothing is remembered between the steps but by the storage
 * itself, so that a call that died is made good by the next.
 */
final class Assembly {

    private static final int MOST_NAMED = 200;

    private final ObjectStorage storage;
    private final Uploads uploads;

    Assembly(ObjectStorage storage, Uploads uploads) {
        this.storage = storage;
        this.uploads = uploads;
    }

    /**
     * Puts the parts together, unless an earlier call did.
     *
     * @param claimed parts with the etags that the client was answered; may be empty
     * @throws ApiException with UPLOAD_PART_MISSING, UPLOAD_PART_MISMATCH or SIZE_MISMATCH
     */
    void assemble(UploadEntity upload, List<CompletedPart> claimed) {
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

    /**
     * Reads the whole file once and checks it.
     *
     * @throws ApiException with SIZE_MISMATCH, CHECKSUM_MISMATCH or the reason why it is no table
     */
    UploadEnding.File check(UploadEntity upload, String sha256) {
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
