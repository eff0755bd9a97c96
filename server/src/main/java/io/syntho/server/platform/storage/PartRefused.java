package io.syntho.server.platform.storage;

/** The storage does not put these parts together: one is not there, is another, or is smaller than a part may be. */
public final class PartRefused extends RuntimeException {

    PartRefused(String operation, Throwable cause) {
        super("the object storage refused a part: " + operation, cause);
    }
}
