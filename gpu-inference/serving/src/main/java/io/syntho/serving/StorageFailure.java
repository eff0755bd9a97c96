package io.syntho.serving;

import java.io.IOException;

/** An object could not be read or written. The message holds no URL. */
final class StorageFailure extends IOException {

    private static final long serialVersionUID = 1;

    StorageFailure(String message) {
        super(message);
    }
}
