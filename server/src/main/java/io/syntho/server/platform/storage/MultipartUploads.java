package io.syntho.server.platform.storage;

import io.minio.AbortMultipartUploadArgs;
import io.minio.CompleteMultipartUploadArgs;
import io.minio.CreateMultipartUploadArgs;
import io.minio.GetPresignedObjectUrlArgs;
import io.minio.Http;
import io.minio.ListMultipartUploadsArgs;
import io.minio.ListPartsArgs;
import io.minio.MinioAsyncClient;
import io.minio.UploadPartArgs;
import io.minio.messages.ListMultipartUploadsResult;
import io.minio.messages.ListPartsResult;
import io.minio.messages.Part;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Objects that arrive in parts: from the server, or from a client by presigned URLs. The storage alone knows which parts are
 * there. Parts have numbers from 1 to 10,000 and at least 5 MiB, but the last.
 */
public final class MultipartUploads {

    /** Fewest bytes of a part that is not the last. */
    public static final int LEAST_PART_BYTES = 5 << 20;

    /** Most parts of an object. */
    public static final int MOST_PARTS = 10_000;

    private final MinioAsyncClient inside;
    private final MinioAsyncClient outside;
    private final Clock clock;

    MultipartUploads(MinioAsyncClient inside, MinioAsyncClient outside, Clock clock) {
        this.inside = inside;
        this.outside = outside;
        this.clock = clock;
    }

    /** Begins an upload and answers the storage's id of it. */
    public String create(ObjectKey key) {
        return S3Calls.await(
                        "begin upload " + key.path(),
                        () -> inside.createMultipartUpload(CreateMultipartUploadArgs.builder()
                                .bucket(key.bucket().bucketName())
                                .object(key.path())
                                .build()))
                .result()
                .uploadId();
    }

    /**
     * A URL to PUT one part.
     *
     * @param upload the storage's id
     * @param lifetime how long the URL is good
     */
    public PresignedUrl presignPart(ObjectKey key, String upload, int number, Duration lifetime) {
        String url = S3Calls.now(
                "presign part " + key.path(),
                () -> outside.getPresignedObjectUrl(GetPresignedObjectUrlArgs.builder()
                        .method(Http.Method.PUT)
                        .bucket(key.bucket().bucketName())
                        .object(key.path())
                        .expiry(Math.toIntExact(lifetime.toSeconds()), TimeUnit.SECONDS)
                        .extraQueryParams(Map.of("uploadId", upload, "partNumber", Integer.toString(number)))
                        .build()));
        return new PresignedUrl(url, clock.instant().plus(lifetime));
    }

    /**
     * Sends a part.
     *
     * @param length how many bytes of {@code data}, from its start
     * @throws ObjectMissing when the upload is gone
     */
    public StoredPart send(ObjectKey key, String upload, int number, byte[] data, int length) {
        Part part = S3Calls.await(
                        "send part " + key.path(),
                        () -> inside.uploadPart(UploadPartArgs.builder()
                                .bucket(key.bucket().bucketName())
                                .object(key.path())
                                .uploadId(upload)
                                .partNumber(number)
                                .data(data, length)
                                .build()))
                .part();
        return new StoredPart(number, length, bare(part.etag()));
    }

    /**
     * The parts that arrived, by number. None when the upload is gone, completed or given up: storages differ in whether
     * they say so.
     */
    public List<StoredPart> parts(ObjectKey key, String upload) {
        List<StoredPart> parts = new ArrayList<>();
        @Nullable Integer marker = null;
        try {
            do {
                ListPartsResult page = partsAfter(key, upload, marker);
                page.parts()
                        .forEach(part ->
                                parts.add(new StoredPart(part.partNumber(), part.partSize(), bare(part.etag()))));
                marker = page.isTruncated() ? page.nextPartNumberMarker() : null;
            } while (marker != null);
        } catch (ObjectMissing gone) {
            return List.of();
        }
        return List.copyOf(parts);
    }

    private ListPartsResult partsAfter(ObjectKey key, String upload, @Nullable Integer marker) {
        ListPartsArgs.Builder args = ListPartsArgs.builder()
                .bucket(key.bucket().bucketName())
                .object(key.path())
                .uploadId(upload);
        if (marker != null) {
            args.partNumberMarker(marker);
        }
        return S3Calls.await("parts of " + key.path(), () -> inside.listParts(args.build()))
                .result();
    }

    /**
     * Puts the parts together.
     *
     * @throws ObjectMissing when the upload is gone
     * @throws PartRefused when a part is not what the storage has, or too small
     */
    public void complete(ObjectKey key, String upload, List<StoredPart> parts) {
        Part[] all =
                parts.stream().map(part -> new Part(part.number(), part.etag())).toArray(Part[]::new);
        S3Calls.await(
                "complete " + key.path(),
                () -> inside.completeMultipartUpload(CompleteMultipartUploadArgs.builder()
                        .bucket(key.bucket().bucketName())
                        .object(key.path())
                        .uploadId(upload)
                        .parts(all)
                        .build()));
    }

    /** Gives an upload up and deletes its parts; nothing happens when it is gone. */
    public void abort(ObjectKey key, String upload) {
        abort(key.bucket(), key.path(), upload);
    }

    private void abort(Bucket bucket, String path, String upload) {
        try {
            S3Calls.await(
                    "abort " + path,
                    () -> inside.abortMultipartUpload(AbortMultipartUploadArgs.builder()
                            .bucket(bucket.bucketName())
                            .object(path)
                            .uploadId(upload)
                            .build()));
        } catch (ObjectMissing gone) {
            // That is what was asked for.
        }
    }

    /** Gives up the uploads of an object, or of everything below a folder. */
    void abortAll(Bucket bucket, String path) {
        List<ListMultipartUploadsResult.Upload> found;
        do {
            ListMultipartUploadsResult page = S3Calls.await(
                            "uploads of " + path,
                            () -> inside.listMultipartUploads(ListMultipartUploadsArgs.builder()
                                    .bucket(bucket.bucketName())
                                    .prefix(path)
                                    .build()))
                    .result();
            found = page.uploads().stream()
                    .filter(upload -> ObjectStorage.isOrIsBelow(upload.objectName(), path))
                    .toList();
            found.forEach(upload -> abort(bucket, upload.objectName(), upload.uploadId()));
            if (!page.isTruncated()) {
                return;
            }
        } while (!found.isEmpty());
    }

    private static String bare(String etag) {
        return etag.replace("\"", "");
    }
}
