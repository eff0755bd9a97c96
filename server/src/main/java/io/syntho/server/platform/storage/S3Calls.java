package io.syntho.server.platform.storage;

import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Waits for the client's answers and makes its failures ours. Messages never hold a URL: it may be presigned. */
final class S3Calls {

    private S3Calls() {}

    /** A call of the client. */
    interface Call<T> {
        T run() throws MinioException;
    }

    /** A call of the client whose answer comes later. */
    interface LaterCall<T> {
        CompletableFuture<T> run() throws MinioException;
    }

    /**
     * Runs a call.
     *
     * @param operation what it does, for the message of a failure
     */
    static <T> T now(String operation, Call<T> call) {
        try {
            return call.run();
        } catch (MinioException failure) {
            throw typed(operation, failure);
        }
    }

    /** Runs a call and waits for its answer. */
    static <T> T await(String operation, LaterCall<T> call) {
        CompletableFuture<T> answer = now(operation, call::run);
        try {
            return answer.get();
        } catch (ExecutionException failure) {
            throw typed(operation, failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            answer.cancel(true);
            throw new StorageUnavailable(operation + " was interrupted", interrupted);
        }
    }

    static RuntimeException typed(String operation, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof ErrorResponseException refused) {
            String code = refused.errorResponse().code();
            return switch (code) {
                case "NoSuchKey", "NoSuchUpload", "NoSuchBucket" -> new ObjectMissing(operation, cause);
                case "InvalidPart", "InvalidPartOrder", "EntityTooSmall" -> new PartRefused(operation, cause);
                default -> new StorageUnavailable(operation + " (" + code + ")", cause);
            };
        }
        return new StorageUnavailable(operation, cause);
    }
}
