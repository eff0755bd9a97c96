package io.syntho.server.dataset;

import io.syntho.v1.Upload;
import java.util.Locale;

/** Where an upload stands. Names are those of the contract; the database has them in lower case. */
enum UploadStatus {
    ACTIVE,
    COMPLETED,
    FAILED,
    ABORTED,
    EXPIRED;

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static UploadStatus of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }

    Upload.State state() {
        return Upload.State.valueOf("STATE_" + name());
    }
}
