package io.syntho.server.generation.inference;

import io.syntho.synthesis.Checkpoints;
import java.util.Optional;

/** Checkpoints in memory, counted. */
final class KeptCheckpoints implements Checkpoints {

    private Optional<byte[]> last = Optional.empty();
    private int loads;
    private int saved;

    @Override
    public synchronized Optional<byte[]> load() {
        loads++;
        return last;
    }

    @Override
    public synchronized void save(byte[] checkpoint) {
        saved++;
        last = Optional.of(checkpoint.clone());
    }

    synchronized int loads() {
        return loads;
    }

    synchronized int saved() {
        return saved;
    }
}
