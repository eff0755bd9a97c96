package io.syntho.server.generation.pipeline;

import io.syntho.server.generation.inference.Exchange;
import io.syntho.server.generation.job.Lease;
import io.syntho.server.generation.job.Stage;
import io.syntho.server.platform.storage.Bucket;
import io.syntho.server.platform.storage.ObjectKey;
import io.syntho.server.platform.storage.ObjectStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Objects of an attempt, under {@code {user}/{synthetic dataset}/{fence}/{stage}/}: two workers that hold a job one after the other never
 * write to the same key, and what one of them leaves is found by its number.
 */
final class StageFiles {

    private final ObjectStorage storage;
    private final Lease lease;

    StageFiles(ObjectStorage storage, Lease lease) {
        this.storage = storage;
        this.lease = lease;
    }

    /**
     * Through which this attempt passes files to a node and back. They stand beside what LOAD leaves, so that those which a killed worker left go
     * when the job is done.
     */
    Exchange exchange() {
        return new Exchange(
                storage,
                name -> new ObjectKey(
                        Bucket.SYNTHETIC,
                        lease.owner(),
                        lease.syntheticDataset().value(),
                        lease.fence() + "/" + Stage.LOAD.id() + "/exchange-" + name));
    }

    /** Stores a file; whoever has its path in the facts of a stage can have it. */
    StoredFile store(Stage stage, Bucket bucket, Path file, String mediaType) {
        ObjectKey key = new ObjectKey(
                bucket,
                lease.owner(),
                lease.syntheticDataset().value(),
                lease.fence() + "/" + stage.id() + "/" + file.getFileName());
        storage.put(key, file, mediaType);
        try {
            return new StoredFile(key.path(), Files.size(file), Hashes.sha256(file));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Fetches what a stage stored, in this attempt or an earlier one. */
    void fetch(Bucket bucket, String path, Path file) {
        storage.download(ObjectKey.parse(bucket, path), file);
    }

    /** Whether it is there, whole. */
    boolean present(Bucket bucket, StoredFile file) {
        return storage.find(ObjectKey.parse(bucket, file.path()))
                .filter(found -> found.size() == file.bytes())
                .isPresent();
    }

    /** What the keys of a stage under a lease begin with. */
    static String prefix(Lease lease, long fence, Stage stage) {
        return ObjectKey.prefix(lease.owner(), lease.syntheticDataset().value()) + fence + "/" + stage.id() + "/";
    }
}
