package io.syntho.serving;

import io.syntho.synthesis.Progress;
import io.syntho.synthesis.ProgressListener;
import io.syntho.synthesis.Stage;
import io.syntho.synthesis.remote.RemoteEvent;
import io.syntho.synthesis.remote.RemoteJson;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Writes events. Progress is thinned to what a reader can use, so that a method which reports often can not fill the memory of a node whose
 * reader is slow; a word now and then shows both sides that the other is still there.
 */
final class EventSink implements ProgressListener, AutoCloseable {

    private static final long BETWEEN_NANOS = Duration.ofMillis(200).toNanos();

    /** Takes an event's bytes. */
    @FunctionalInterface
    interface Bytes {

        /** Takes a line; the last one ends the stream. */
        void take(byte[] line, boolean last);
    }

    private final Bytes out;
    private final Thread pulse;
    private long lastProgress = System.nanoTime() - BETWEEN_NANOS;
    private long lastLine = System.nanoTime();
    private int lastEpoch;
    private @Nullable Stage lastStage;
    private boolean ended;

    EventSink(Bytes out, Duration heartbeat) {
        this.out = out;
        this.pulse = Thread.ofVirtual().name("pulse").start(() -> beat(heartbeat));
    }

    private void beat(Duration heartbeat) {
        try {
            while (true) {
                Thread.sleep(heartbeat.dividedBy(2));
                alive(heartbeat);
            }
        } catch (InterruptedException over) {
            // That is how it ends.
        }
    }

    private synchronized void alive(Duration heartbeat) {
        if (!ended && System.nanoTime() - lastLine >= heartbeat.toNanos() / 2) {
            write(new RemoteEvent.Alive());
        }
    }

    @Override
    public synchronized void onProgress(Progress progress) {
        boolean news = progress.stage() != lastStage || progress.epoch() > lastEpoch;
        long now = System.nanoTime();
        if (progress.stage() == lastStage && now - lastProgress < BETWEEN_NANOS / (news ? 2 : 1)) {
            return;
        }
        lastProgress = now;
        lastStage = progress.stage();
        lastEpoch = progress.epoch();
        write(new RemoteEvent.Progressed(progress));
    }

    /** Tells an event that is not the last. */
    synchronized void tell(RemoteEvent event) {
        write(event);
    }

    /** Tells the last event. */
    synchronized void end(RemoteEvent event) {
        ended = true;
        out.take(RemoteJson.line(event), true);
    }

    private void write(RemoteEvent event) {
        if (!ended) {
            lastLine = System.nanoTime();
            out.take(RemoteJson.line(event), false);
        }
    }

    @Override
    public void close() {
        pulse.interrupt();
    }
}
