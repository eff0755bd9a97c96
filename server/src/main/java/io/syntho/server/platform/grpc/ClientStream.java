package io.syntho.server.platform.grpc;

import io.grpc.Context;
import io.grpc.stub.StreamObserver;
import java.util.Optional;

/**
 * Reads a stream of messages from blocking code. The consumer runs on a virtual thread of its own, in the call's context;
 * a message is taken from the network only when the one before it has been read, so a slow consumer slows the client
 * down; when the call ends for whatever cause, the consumer is interrupted.
 *
 * <p>On Helidon a consumer that stands still for long stalls the other calls of the same connection. Read on, into a file
 * if need be; and give such methods a connection of their own at the proxy.
 *
 * @param <Q> the message
 */
public final class ClientStream<Q> {

    private final Handoff<Q> handoff = new Handoff<>();
    private final Interruptible consuming = new Interruptible();

    private ClientStream() {}

    /**
     * Reads the messages of one call and makes its answer.
     *
     * @param <Q> the message
     * @param <R> the answer
     */
    @FunctionalInterface
    public interface Consumer<Q, R> {

        /**
         * Reads as far as it likes; the rest is not read. An {@link io.syntho.server.platform.errors.ApiException} ends
         * the call with its failure.
         *
         * @throws InterruptedException if the call has ended; there is nobody to answer
         */
        R consume(ClientStream<Q> messages) throws InterruptedException;
    }

    /**
     * Serves one call; returns what the generated method must return.
     *
     * @param answer as the generated method was given it
     */
    public static <Q, R> StreamObserver<Q> serve(StreamObserver<R> answer, Consumer<Q, R> consumer) {
        ClientStream<Q> stream = new ClientStream<>();
        CallThreads.start("consume", () -> stream.run(answer, consumer));
        Context.current().addListener(ended -> stream.end(), Runnable::run);
        return stream.new Inlet();
    }

    /**
     * Waits for the next message; empty when the client has sent its last.
     *
     * @throws InterruptedException if the call has ended
     */
    public Optional<Q> next() throws InterruptedException {
        return handoff.take();
    }

    private <R> void run(StreamObserver<R> answer, Consumer<Q, R> consumer) {
        try {
            R made = consuming.run(() -> consumer.consume(this));
            answer.onNext(made);
            answer.onCompleted();
        } catch (InterruptedException | RuntimeException | Error thrown) {
            answer.onError(thrown); // says nothing if the call has ended
        } finally {
            handoff.abandon();
        }
    }

    /** The call has ended: nobody reads any more, and whoever brings a message does not wait. */
    private void end() {
        consuming.interrupt();
        handoff.abandon();
    }

    private final class Inlet implements StreamObserver<Q> {

        @Override
        public void onNext(Q message) {
            try {
                handoff.put(message);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void onError(Throwable cancelled) {
            end();
        }

        @Override
        public void onCompleted() {
            handoff.finish();
        }
    }
}
