package io.syntho.serving;

import io.syntho.synthesis.Cancellation;
import io.syntho.synthesis.SynthesisException;
import io.syntho.synthesis.SynthesisException.Reason;
import io.syntho.synthesis.remote.RemoteCall;
import io.syntho.synthesis.remote.RemoteEvent;
import io.syntho.synthesis.remote.RemoteEvent.Cause;
import io.syntho.synthesis.remote.RemoteEvent.Failed;
import io.syntho.synthesis.remote.RemoteEvent.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one Serving process works with, whatever model a call came to. Serving sends an answer when a prediction has returned, so a prediction
 * that streams works on a thread of the node's own; how many of them there are is limited here, as Serving's workers can not know.
 */
final class Node {

    private static final Logger LOG = LoggerFactory.getLogger(Node.class);

    private final NodeSettings settings;
    private final Semaphore free;
    private final Storage storage;
    private final AtomicLong started = new AtomicLong();

    Node(NodeSettings settings) {
        this.settings = settings;
        this.free = new Semaphore(settings.jobs());
        this.storage = new Storage(settings.storage(), settings.largestBytes());
    }

    /** The node of this process. */
    static Node get() {
        return Holder.NODE;
    }

    /**
     * Starts a call if there is room for it.
     *
     * @param out where events go
     * @param connection whether Serving knows that the caller has gone
     * @return whether it was started
     */
    boolean start(RemoteCall call, EventSink.Bytes out, Cancellation connection) {
        if (!free.tryAcquire()) {
            return false;
        }
        String name = "syntho-" + call.method().id() + "-" + started.incrementAndGet();
        Thread thread = Thread.ofPlatform().name(name).daemon().unstarted(() -> run(call, out, connection));
        // Drivers and services are looked up by it; Serving's own would not find ours.
        thread.setContextClassLoader(Node.class.getClassLoader());
        thread.start();
        return true;
    }

    private void run(RemoteCall call, EventSink.Bytes out, Cancellation connection) {
        long begun = System.nanoTime();
        String what = call.getClass().getSimpleName();
        LOG.info("{} begins", what);
        try (EventSink events = new EventSink(out, settings.heartbeat())) {
            RemoteEvent last;
            try {
                last = done(call, events, connection);
            } finally {
                // Before the caller hears of the end, since it may come with its next call.
                free.release();
            }
            events.end(last);
            LOG.info("{} ended after {} ms: {}", what, (System.nanoTime() - begun) / 1_000_000, words(last));
        } catch (RuntimeException gone) {
            LOG.warn("{}: nobody took its events", what);
        }
    }

    private RemoteEvent done(RemoteCall call, EventSink events, Cancellation connection) {
        try (Leash leash = new Leash(storage, call.leash(), connection)) {
            return done(call, events, leash);
        }
    }

    private RemoteEvent done(RemoteCall call, EventSink events, Leash leash) {
        try (Folder folder = Folder.in(settings.folder())) {
            return switch (call) {
                case RemoteCall.Fit fit -> new FitWork(storage, folder, events, leash).run(fit);
                case RemoteCall.Sample sample -> new SampleWork(storage, folder, events, leash).run(sample);
            };
        } catch (SynthesisException refused) {
            return Refused.of(refused);
        } catch (StorageFailure away) {
            LOG.warn("the storage failed: {}", away.getMessage());
            return new Failed(Cause.STORAGE);
        } catch (IOException | UncheckedIOException broken) {
            return failed(Cause.DISK, broken);
        } catch (RuntimeException | LinkageError broken) {
            return leash.requested()
                    ? Refused.of(new SynthesisException(Reason.CANCELLED, "stopped on request"))
                    : failed(Cause.INTERNAL, broken);
        }
    }

    private static RemoteEvent failed(Cause cause, Throwable broken) {
        LOG.error("failed: {}", cause, withoutMessages(broken));
        return new Failed(cause);
    }

    /** Where it broke, without the messages of whatever library it was: they may quote a value or a URL. */
    private static Throwable withoutMessages(Throwable broken) {
        Throwable cause = broken.getCause() == null ? null : withoutMessages(broken.getCause());
        Throwable plain = new Throwable(broken.getClass().getName(), cause);
        plain.setStackTrace(broken.getStackTrace());
        return plain;
    }

    private static String words(RemoteEvent last) {
        return switch (last) {
            case Refused refused -> "refused, " + refused.reason();
            case Failed failure -> "failed, " + failure.cause().words();
            default -> "done";
        };
    }

    private static final class Holder {

        static final Node NODE = new Node(NodeSettings.of(System.getenv()));

        static {
            try {
                // Registers itself; Java looks for drivers once, and Serving may have made it look before our jars were
                // there.
                Class.forName("org.duckdb.DuckDBDriver", true, Node.class.getClassLoader());
            } catch (ClassNotFoundException absent) {
                throw new IllegalStateException("deps: no DuckDB in it", absent);
            }
        }
    }
}
