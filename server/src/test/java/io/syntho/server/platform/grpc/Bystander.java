package io.syntho.server.platform.grpc;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.syntho.probe.v1.CountRequest;
import io.syntho.probe.v1.CountResponse;
import io.syntho.probe.v1.ProbeServiceGrpc;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** An innocent stream that shares a connection with others' misdeeds. */
final class Bystander {

    private Bystander() {}

    /** Opens a stream that runs for a long time, waits until it runs, and returns how it ends, if it does. */
    static CompletableFuture<Status> watch(ManagedChannel channel) {
        CompletableFuture<Status> end = new CompletableFuture<>();
        CountDownLatch running = new CountDownLatch(1);
        ProbeServiceGrpc.newStub(channel)
                .count(
                        CountRequest.newBuilder()
                                .setMessages(100_000)
                                .setDelayMillis(50)
                                .build(),
                        new StreamObserver<CountResponse>() {
                            @Override
                            public void onNext(CountResponse number) {
                                running.countDown();
                            }

                            @Override
                            public void onError(Throwable failure) {
                                end.complete(Status.fromThrowable(failure));
                            }

                            @Override
                            public void onCompleted() {
                                end.complete(Status.OK);
                            }
                        });
        try {
            if (!running.await(10, TimeUnit.SECONDS)) {
                throw new AssertionError("the stream does not run: " + end.getNow(Status.OK));
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        return end;
    }
}
