package io.syntho.server.platform.storage;

import java.util.Locale;

/** The buckets that the platform keeps. */
public enum Bucket {
    /** Originals, for their owner's eyes alone. */
    DATASETS,
    /** Synthetic tables, the models that made them, and checkpoints. */
    SYNTHETIC,
    /** Compliance documents. */
    REPORTS;

    /** The bucket's name in the storage. */
    public String bucketName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
