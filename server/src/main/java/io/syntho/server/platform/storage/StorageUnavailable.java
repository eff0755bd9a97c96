package io.syntho.server.platform.storage;

import io.syntho.server.platform.errors.DependencyUnavailable;

/** The object storage can not be reached or answered with a failure of its own: try again later. What was asked may have been done. */
public final class StorageUnavailable extends DependencyUnavailable {

    private final String operation;

    StorageUnavailable(String operation, Throwable cause) {
        super("storage", cause);
        this.operation = operation;
    }

    /** What could not be done, for the log. */
    @Override
    public String getMessage() {
        return super.getMessage() + ": " + operation;
    }
}
