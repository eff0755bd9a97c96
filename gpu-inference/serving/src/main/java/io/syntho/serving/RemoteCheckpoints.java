package io.syntho.serving;

import io.syntho.synthesis.Cancellation;
import io.syntho.synthesis.Checkpoints;
import io.syntho.synthesis.remote.RemoteCall.Fit;
import io.syntho.synthesis.remote.RemoteEvent.CheckpointKept;
import io.syntho.synthesis.remote.SignedUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Checkpoints by the URLs of a call, used in turn: the one that was told of last is not the one that is being written. */
final class RemoteCheckpoints implements Checkpoints {

    private final Optional<SignedUrl> earlier;
    private final List<SignedUrl> slots;
    private final Storage storage;
    private final Folder folder;
    private final EventSink events;
    private final Cancellation cancellation;
    private int saved;

    RemoteCheckpoints(Fit call, Storage storage, Folder folder, EventSink events, Cancellation cancellation) {
        this.earlier = call.checkpoint();
        this.slots = call.checkpoints();
        this.storage = storage;
        this.folder = folder;
        this.events = events;
        this.cancellation = cancellation;
    }

    @Override
    public Optional<byte[]> load() throws IOException {
        if (earlier.isEmpty()) {
            return Optional.empty();
        }
        Path file = folder.file("checkpoint");
        storage.fetch(earlier.get(), file, cancellation);
        byte[] checkpoint = Files.readAllBytes(file);
        Files.delete(file);
        return Optional.of(checkpoint);
    }

    @Override
    public void save(byte[] checkpoint) throws IOException {
        if (!slots.isEmpty()) {
            int slot = saved++ % slots.size();
            events.tell(new CheckpointKept(slot, storage.store(checkpoint, slots.get(slot), cancellation)));
        }
    }
}
