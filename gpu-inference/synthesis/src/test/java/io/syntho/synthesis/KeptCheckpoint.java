package io.syntho.synthesis;

import java.util.Optional;

/** Keeps the last checkpoint, in memory. Used by one thread. */
public final class KeptCheckpoint implements Checkpoints {

    private Optional<byte[]> last = Optional.empty();

    @Override
    public Optional<byte[]> load() {
        return last;
    }

    @Override
    public void save(byte[] checkpoint) {
        last = Optional.of(checkpoint);
    }
}
