package io.syntho.server.platform.storage;

/** The object storage can not be reached or answered with a failure of its own: try again later. What was asked may have been done. */
public final class StorageUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    StorageUnavailable(String operation, Throwable cause) {
        super("the object storage is not available: " + operation, cause);
    }
}
