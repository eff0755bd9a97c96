package io.syntho.synthesis;

import java.io.IOException;
import java.util.Optional;

/**
 * Where one fit keeps what it has done, so that a later attempt goes on from there. A method accepts only a checkpoint that it wrote
 * itself for the same table, options and seed, and starts anew otherwise; a result never depends on where an attempt was cut off.
 */
public interface Checkpoints {

    /** Keeps nothing. */
    Checkpoints NONE = new Checkpoints() {
        @Override
        public Optional<byte[]> load() {
            return Optional.empty();
        }

        @Override
        public void save(byte[] checkpoint) {}
    };

    /**
     * The last checkpoint, if there is one.
     *
     * @throws IOException when the store cannot be read
     */
    Optional<byte[]> load() throws IOException;

    /**
     * Replaces the checkpoint, all or nothing.
     *
     * @throws IOException when the store cannot be written
     */
    void save(byte[] checkpoint) throws IOException;
}
