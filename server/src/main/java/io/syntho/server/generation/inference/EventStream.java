package io.syntho.server.generation.inference;

import io.syntho.server.generation.inference.InferenceBackend.Following;
import io.syntho.synthesis.SynthesisException;
import io.syntho.synthesis.constraint.SampleOrder.Outcome;
import io.syntho.synthesis.remote.RemoteEvent;
import io.syntho.synthesis.remote.RemoteEvent.Alive;
import io.syntho.synthesis.remote.RemoteEvent.CheckpointKept;
import io.syntho.synthesis.remote.RemoteEvent.Failed;
import io.syntho.synthesis.remote.RemoteEvent.Fitted;
import io.syntho.synthesis.remote.RemoteEvent.PartKept;
import io.syntho.synthesis.remote.RemoteEvent.Progressed;
import io.syntho.synthesis.remote.RemoteEvent.Refused;
import io.syntho.synthesis.remote.RemoteEvent.Sampled;
import io.syntho.synthesis.remote.RemoteJson;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** What a node tells of one call. Closing it closes the connection, and the node stops. Used by one thread. */
final class EventStream implements AutoCloseable {

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);
    private static final long LOOK_MILLIS = 100;
    private static final int AHEAD = 64;

    /** Hears of what lies in the storage. */
    @FunctionalInterface
    interface Arrivals {

        /** A checkpoint, a part of the rows or the model was written by the node. */
        void arrived(RemoteEvent event) throws IOException;
    }

    private final InputStream body;
    private final BlockingQueue<Optional<RemoteEvent>> events = new ArrayBlockingQueue<>(AHEAD);
    private final Thread reader;

    EventStream(InputStream body) {
        this.body = body;
        this.reader = Thread.ofVirtual().name("inference-events").start(this::read);
    }

    /** An empty one ends the events, whether they were cut off or not: only the last event tells that it is the last. */
    private void read() {
        try {
            try (InputStream in = new BufferedInputStream(body)) {
                ByteArrayOutputStream line = new ByteArrayOutputStream();
                for (int next = in.read(); next >= 0; next = in.read()) {
                    if (next == '\n') {
                        events.put(Optional.of(RemoteJson.event(line.toString(StandardCharsets.UTF_8))));
                        line.reset();
                    } else if (line.size() < RemoteJson.LARGEST_BYTES) {
                        line.write(next);
                    }
                }
            } catch (IOException cutOff) {
                // The one who follows says so.
            }
            events.put(Optional.empty());
        } catch (InterruptedException closed) {
            // Nobody listens any more.
        }
    }

    /**
     * Follows until the work has ended.
     *
     * @return how many rows were made; empty for a fit
     * @throws SynthesisException when the library refused, or on cancellation
     * @throws IOException when the node failed, fell silent or was lost
     */
    Optional<Outcome> follow(Following following, Arrivals arrivals) throws IOException {
        long heard = System.nanoTime();
        while (true) {
            following.cancellation().check();
            Optional<RemoteEvent> event = next();
            if (event.isPresent()) {
                heard = System.nanoTime();
                switch (event.get()) {
                    case Progressed progressed -> following.listener().onProgress(progressed.progress());
                    case Alive alive -> {}
                    case CheckpointKept kept -> arrivals.arrived(kept);
                    case PartKept kept -> arrivals.arrived(kept);
                    case Fitted fitted -> {
                        arrivals.arrived(fitted);
                        return Optional.empty();
                    }
                    case Sampled sampled -> {
                        return Optional.of(sampled.outcome());
                    }
                    case Refused refused -> throw refused.exception();
                    case Failed failed ->
                        throw new IOException(
                                "the inference node failed: " + failed.cause().words());
                }
                heard = System.nanoTime();
            } else if (System.nanoTime() - heard > LONGEST_SILENCE.toNanos()) {
                throw new NodeUnavailable("the inference node fell silent");
            }
        }
    }

    /** The next event, or empty when there is none yet. */
    private Optional<RemoteEvent> next() throws NodeUnavailable {
        try {
            Optional<RemoteEvent> event = events.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            if (event == null) {
                return Optional.empty();
            }
            if (event.isEmpty()) {
                throw new NodeUnavailable("the inference node was lost before it was done");
            }
            return event;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new NodeUnavailable("interrupted while an inference node worked");
        }
    }

    @Override
    public void close() throws IOException {
        reader.interrupt();
        body.close();
    }
}
