package io.syntho.server.dataset;

import io.syntho.v1.Dataset;
import java.util.Locale;

/** Where a dataset stands. Names are those of the contract; the database has them in lower case. */
enum DatasetStatus {
    UPLOADING,
    UPLOADED,
    PROCESSING,
    READY,
    ERROR;

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DatasetStatus of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }

    Dataset.State state() {
        return Dataset.State.valueOf("STATE_" + name());
    }
}
