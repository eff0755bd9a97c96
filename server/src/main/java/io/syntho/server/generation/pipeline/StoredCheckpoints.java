package io.syntho.server.generation.pipeline;

import io.syntho.server.generation.job.Stage;
import io.syntho.server.platform.storage.Bucket;
import io.syntho.synthesis.Checkpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Checkpoints in the object storage: first the object, then the job points to it, so that one which is pointed to is whole. */
final class StoredCheckpoints implements Checkpoints {

    private final Bench bench;
    private int saved;

    StoredCheckpoints(Bench bench) {
        this.bench = bench;
    }

    @Override
    public Optional<byte[]> load() throws IOException {
        Optional<String> path = bench.attempt.checkpoint();
        if (path.isEmpty()) {
            return Optional.empty();
        }
        Path file = bench.scratch.file("checkpoint");
        bench.files.fetch(Bucket.SYNTHETIC, path.get(), file);
        byte[] checkpoint = Files.readAllBytes(file);
        bench.scratch.drop("checkpoint");
        return Optional.of(checkpoint);
    }

    @Override
    public void save(byte[] checkpoint) throws IOException {
        // Two names in turn: the one that the job points to is never being written.
        Path file = bench.scratch.file("checkpoint-" + saved++ % 2);
        Files.write(file, checkpoint);
        StoredFile stored = bench.files.store(Stage.FIT, Bucket.SYNTHETIC, file, "application/octet-stream");
        bench.attempt.checkpointAt(stored.path());
    }
}
