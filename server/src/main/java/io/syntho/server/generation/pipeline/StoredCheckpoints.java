package io.syntho.server.generation.pipeline;

import io.syntho.server.generation.job.Stage;
import io.syntho.server.platform.storage.Bucket;
import io.syntho.synthesis.Checkpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Checkpoints in the object storage: first the object, then the job points to it, so that one which is pointed to is whole. */
final class StoredCheckpoints implements Checkpoints {

    /** Used in turn. */
    private static final List<String> NAMES = List.of("checkpoint-0", "checkpoint-1");

    private final Bench bench;
    private int saved;

    StoredCheckpoints(Bench bench) {
        this.bench = bench;
    }

    /** The names that checkpoints may have in the folder of their attempt's FIT stage. */
    static List<String> names() {
        return NAMES;
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
        Path file = bench.scratch.file(NAMES.get(saved++ % NAMES.size()));
        Files.write(file, checkpoint);
        StoredFile stored = bench.files.store(Stage.FIT, Bucket.SYNTHETIC, file, "application/octet-stream");
        bench.attempt.checkpointAt(stored.path());
    }
}
