package io.syntho.server.platform.storage;

import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.GetPresignedObjectUrlArgs;
import io.minio.Http;
import io.minio.ListObjectsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioAsyncClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.Result;
import io.minio.StatObjectArgs;
import io.minio.StatObjectResponse;
import io.minio.messages.Item;
import io.syntho.server.platform.identity.UserId;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;

/**
 * The platform's object storage, by S3. Bytes stream: nothing is held whole in memory. Every method throws
 * {@link StorageUnavailable} when the storage is away. Safe for any number of threads.
 */
public final class ObjectStorage implements AutoCloseable {

    private static final int BUFFER = 1 << 17;

    private final Clock clock;
    private final OkHttpClient http;
    private final MinioAsyncClient inside;
    private final MinioAsyncClient outside;
    private final MultipartUploads multipart;

    private ObjectStorage(Clock clock, StorageOptions options) {
        this.clock = clock;
        this.http = S3Clients.http();
        this.inside = S3Clients.client(http, options, options.endpoint());
        this.outside = S3Clients.client(http, options, options.publicEndpoint());
        this.multipart = new MultipartUploads(inside, outside, clock);
    }

    /**
     * Opens the storage and makes the buckets that are missing.
     *
     * @param clock tells when presigned URLs end
     */
    public static ObjectStorage start(StorageOptions options, Clock clock) {
        ObjectStorage storage = new ObjectStorage(clock, options);
        try {
            for (Bucket bucket : Bucket.values()) {
                storage.make(bucket);
            }
            return storage;
        } catch (RuntimeException failure) {
            storage.close();
            throw failure;
        }
    }

    private void make(Bucket bucket) {
        String name = bucket.bucketName();
        if (!S3Calls.await(
                "bucket " + name,
                () -> inside.bucketExists(
                        BucketExistsArgs.builder().bucket(name).build()))) {
            S3Calls.await(
                    "make bucket " + name,
                    () -> inside.makeBucket(
                            MakeBucketArgs.builder().bucket(name).build()));
        }
    }

    /** Uploads in parts. */
    public MultipartUploads multipart() {
        return multipart;
    }

    /**
     * Stores {@code size} bytes of {@code content}, replacing what was there.
     *
     * @param mediaType such as {@code text/csv}
     */
    public StoredObject put(ObjectKey key, InputStream content, long size, String mediaType) {
        String etag = S3Calls.await(
                        "put " + key.path(),
                        () -> inside.putObject(
                                PutObjectArgs.builder().bucket(key.bucket().bucketName()).object(key.path()).stream(
                                                content, size, -1L)
                                        .contentType(mediaType)
                                        .build()))
                .etag();
        return new StoredObject(size, etag);
    }

    /** Stores a file, replacing what was there. */
    public StoredObject put(ObjectKey key, Path file, String mediaType) {
        try (InputStream content = new BufferedInputStream(Files.newInputStream(file))) {
            return put(key, content, Files.size(file), mediaType);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * The bytes of an object, to be closed.
     *
     * @throws ObjectMissing when there is no such object
     */
    public InputStream get(ObjectKey key) {
        return S3Calls.await(
                "get " + key.path(),
                () -> inside.getObject(GetObjectArgs.builder()
                        .bucket(key.bucket().bucketName())
                        .object(key.path())
                        .build()));
    }

    /** Takes bytes as they pass by. */
    @FunctionalInterface
    public interface ByteSink {

        /** Takes the first {@code length} of {@code bytes}, which are reused afterwards. */
        void take(byte[] bytes, int length);
    }

    /**
     * Reads a whole object once, in order.
     *
     * @throws ObjectMissing when there is no such object
     */
    public void read(ObjectKey key, ByteSink sink) {
        byte[] buffer = new byte[BUFFER];
        try (InputStream content = get(key)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                sink.take(buffer, read);
            }
        } catch (IOException broken) {
            throw new StorageUnavailable("get " + key.path(), broken);
        }
    }

    /**
     * Writes an object to {@code file}, replacing it.
     *
     * @throws ObjectMissing when there is no such object
     */
    public void download(ObjectKey key, Path file) {
        try (InputStream content = get(key)) {
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException broken) {
            throw new StorageUnavailable("get " + key.path(), broken);
        }
    }

    /** The object, if it is there. */
    public Optional<StoredObject> find(ObjectKey key) {
        try {
            StatObjectResponse answer = S3Calls.await(
                    "stat " + key.path(),
                    () -> inside.statObject(StatObjectArgs.builder()
                            .bucket(key.bucket().bucketName())
                            .object(key.path())
                            .build()));
            return Optional.of(new StoredObject(answer.size(), answer.etag()));
        } catch (ObjectMissing missing) {
            return Optional.empty();
        }
    }

    /** Deletes an object; nothing happens when it is gone. */
    public void delete(ObjectKey key) {
        delete(key.bucket(), key.path());
    }

    private void delete(Bucket bucket, String path) {
        S3Calls.await(
                "delete " + path,
                () -> inside.removeObject(RemoveObjectArgs.builder()
                        .bucket(bucket.bucketName())
                        .object(path)
                        .build()));
    }

    /**
     * Deletes an object, or a folder with everything below it; unfinished uploads first, since one that completes
     * becomes an object. Safe to repeat.
     */
    void deleteAll(Bucket bucket, String path) {
        multipart.abortAll(bucket, path);
        paths(bucket, path).stream().filter(each -> isOrIsBelow(each, path)).forEach(each -> delete(bucket, each));
    }

    /** Whether {@code each} is {@code path} or stands below it: {@code a/b} is not above {@code a/bc}. */
    static boolean isOrIsBelow(String each, String path) {
        return each.equals(path) || each.startsWith(path.endsWith("/") ? path : path + "/");
    }

    /** The paths of a resource's objects. */
    public List<String> list(Bucket bucket, UserId owner, UUID resource) {
        return paths(bucket, ObjectKey.prefix(owner, resource));
    }

    /** The paths of all of an owner's objects. */
    public List<String> list(Bucket bucket, UserId owner) {
        return paths(bucket, owner + "/");
    }

    private List<String> paths(Bucket bucket, String prefix) {
        List<String> paths = new ArrayList<>();
        for (Result<Item> item : inside.listObjects(ListObjectsArgs.builder()
                .bucket(bucket.bucketName())
                .prefix(prefix)
                .recursive(true)
                .build())) {
            paths.add(S3Calls.now("list " + prefix, () -> item.get().objectName()));
        }
        return paths;
    }

    /**
     * A URL to GET an object, which a browser saves under {@code downloadName}.
     *
     * @param downloadName safe characters alone: it stands in a header
     * @param lifetime how long the URL is good
     */
    public PresignedUrl presignGet(ObjectKey key, String downloadName, String mediaType, Duration lifetime) {
        String name = SafeNames.requireSafe(downloadName);
        String url = S3Calls.now(
                "presign " + key.path(),
                () -> outside.getPresignedObjectUrl(GetPresignedObjectUrlArgs.builder()
                        .method(Http.Method.GET)
                        .bucket(key.bucket().bucketName())
                        .object(key.path())
                        .expiry(Math.toIntExact(lifetime.toSeconds()), TimeUnit.SECONDS)
                        .extraQueryParams(Map.of(
                                "response-content-disposition",
                                "attachment; filename=\"" + name + "\"",
                                "response-content-type",
                                mediaType))
                        .build()));
        return new PresignedUrl(url, clock.instant().plus(lifetime));
    }

    /**
     * A URL to GET an object from where the server itself reaches the storage.
     *
     * @param lifetime how long the URL is good
     */
    public PresignedUrl presignInsideGet(ObjectKey key, Duration lifetime) {
        return presignInside(key, Http.Method.GET, lifetime);
    }

    /**
     * A URL to PUT an object, up to 5 GiB at once, from where the server itself reaches the storage.
     *
     * @param lifetime how long the URL is good
     */
    public PresignedUrl presignInsidePut(ObjectKey key, Duration lifetime) {
        return presignInside(key, Http.Method.PUT, lifetime);
    }

    private PresignedUrl presignInside(ObjectKey key, Http.Method method, Duration lifetime) {
        String url = S3Calls.now(
                "presign " + key.path(),
                () -> inside.getPresignedObjectUrl(GetPresignedObjectUrlArgs.builder()
                        .method(method)
                        .bucket(key.bucket().bucketName())
                        .object(key.path())
                        .expiry(Math.toIntExact(lifetime.toSeconds()), TimeUnit.SECONDS)
                        .build()));
        return new PresignedUrl(url, clock.instant().plus(lifetime));
    }

    /** Whether the storage answers now. */
    public boolean reachable() {
        try {
            make(Bucket.DATASETS);
            return true;
        } catch (StorageUnavailable away) {
            return false;
        }
    }

    /** Closes the connections. */
    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
