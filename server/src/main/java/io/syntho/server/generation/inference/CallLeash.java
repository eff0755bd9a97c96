package io.syntho.server.generation.inference;

import io.syntho.server.platform.errors.DependencyUnavailable;
import io.syntho.synthesis.remote.SignedUrl;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Tells a node that its work is still wanted: an object that is rewritten while this process lives, and is deleted when the leash is closed. A node
 * can not be told by closing the connection alone, since DJL Serving does not pass that on while an answer streams.
 */
final class CallLeash implements AutoCloseable {

    private static final Duration BETWEEN = Duration.ofSeconds(10);

    private final Parcel parcel;
    private final Thread holder;

    CallLeash(Parcel parcel) {
        this.parcel = parcel;
        write(0);
        this.holder = Thread.ofVirtual().name("call-leash").start(this::hold);
    }

    private void hold() {
        for (int beat = 1; !Thread.currentThread().isInterrupted(); beat++) {
            try {
                Thread.sleep(BETWEEN);
                write(beat);
            } catch (InterruptedException over) {
                return;
            } catch (DependencyUnavailable away) {
                // The node waits for some beats.
            }
        }
    }

    private void write(int beat) {
        parcel.put(Integer.toString(beat).getBytes(StandardCharsets.US_ASCII));
    }

    /** Where a node looks. */
    SignedUrl url() {
        return parcel.readable();
    }

    @Override
    public void close() {
        holder.interrupt();
        try {
            // A beat on its way would bring the object back.
            holder.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        parcel.close();
    }
}
