package io.syntho.server.platform.storage;

/** There is no such object, or no such multipart upload: it was never made, or completed or deleted since. */
public final class ObjectMissing extends RuntimeException {

    ObjectMissing(String operation, Throwable cause) {
        super("not in the object storage: " + operation, cause);
    }
}
