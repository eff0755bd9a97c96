package io.syntho.server.platform.grpc;

import io.grpc.Context;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sends a stream of messages from blocking code. The producer runs on a virtual thread of its own, in the call's
 * context; {@link #send} waits for a slow reader; heartbeats go out by themselves while the producer is silent; when the
 * call ends for whatever cause, the producer is interrupted.
 *
 * @param <T> the message
 */
public final class ServerStream<T> {

    /** As long as Helidon's flow control waits; on grpc-netty the wait is done here. */
    static final Duration READER_PATIENCE = Duration.ofSeconds(60);

    private final Handoff<T> handoff = new Handoff<>();
    private final ServerCallStreamObserver<T> observer;
    private final Heartbeat<T> heartbeat;
    private final Interruptible making = new Interruptible();
    private final Semaphore ready = new Semaphore(0);
    private volatile @Nullable Throwable failure;

    private ServerStream(ServerCallStreamObserver<T> observer, Heartbeat<T> heartbeat) {
        this.observer = observer;
        this.heartbeat = heartbeat;
    }

    /**
     * What is sent while there is nothing else to say, so that both sides notice a dead connection.
     *
     * @param every the longest silence
     * @param message makes the message from the last one sent, if there was one; must not block
     */
    public record Heartbeat<T>(Duration every, Function<Optional<T>, T> message) {}

    /**
     * Makes the messages of one call.
     *
     * @param <T> the message
     */
    @FunctionalInterface
    public interface Producer<T> {

        /**
         * Sends until there is nothing more; then the call ends with {@code OK}. An
         * {@link io.syntho.server.platform.errors.ApiException} ends it with its failure.
         *
         * @throws InterruptedException if the call has ended; there is nobody to tell anything
         */
        void produce(ServerStream<T> stream) throws InterruptedException;
    }

    /**
     * Serves one call. Returns at once; must be called from the service's method itself.
     *
     * @param answer as the generated method was given it
     */
    public static <T> void serve(StreamObserver<T> answer, Heartbeat<T> heartbeat, Producer<T> producer) {
        ServerStream<T> stream = new ServerStream<>((ServerCallStreamObserver<T>) answer, heartbeat);
        stream.observer.setOnReadyHandler(stream.ready::release);
        CallThreads.start("produce", () -> stream.make(producer));
        CallThreads.start("send", stream::write);
        Context.current().addListener(ended -> stream.end(), Runnable::run);
    }

    /**
     * Waits until the reader has room, then sends.
     *
     * @throws InterruptedException if the call has ended
     */
    public void send(T message) throws InterruptedException {
        if (!handoff.put(message)) {
            throw new InterruptedException("the call has ended");
        }
    }

    /** Sends if the reader has room this instant, and tells whether it had: for messages that a slow reader may miss. */
    public boolean offer(T message) {
        return handoff.offer(message);
    }

    private void make(Producer<T> producer) {
        try {
            making.run(() -> {
                producer.produce(this);
                return true;
            });
        } catch (InterruptedException | RuntimeException | Error thrown) {
            failure = thrown;
        } finally {
            handoff.finish();
        }
    }

    /** Runs on a thread that is never interrupted, since it writes to the socket. */
    private void write() {
        try {
            Optional<T> last = Optional.empty();
            while (!handoff.exhausted()) {
                Optional<T> next = handoff.poll(heartbeat.every());
                if (next.isEmpty() && !handoff.exhausted()) {
                    next = Optional.of(heartbeat.message().apply(last));
                }
                if (next.isPresent()) {
                    awaitReader();
                    observer.onNext(next.get());
                    last = next;
                }
            }
            answerEnd();
        } catch (InterruptedException | RuntimeException | Error thrown) {
            observer.onError(thrown); // says nothing if the call has ended
        } finally {
            end();
        }
    }

    /** The call has ended: nobody makes, takes or waits any more. */
    private void end() {
        making.interrupt();
        handoff.abandon();
        ready.release();
    }

    private void awaitReader() throws InterruptedException {
        long deadline = System.nanoTime() + READER_PATIENCE.toNanos();
        while (!observer.isReady() && !observer.isCancelled()) {
            if (!ready.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw Stalled.reader();
            }
        }
    }

    private void answerEnd() {
        Throwable thrown = failure;
        if (thrown == null) {
            observer.onCompleted();
        } else {
            observer.onError(thrown);
        }
    }
}
