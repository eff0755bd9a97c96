package io.syntho.server.generation;

import io.grpc.Context;
import io.grpc.stub.StreamObserver;
import io.syntho.server.platform.identity.Caller;
import io.syntho.server.platform.identity.Role;
import io.syntho.server.platform.identity.UserId;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/** Calls unary methods of a service as one user, without a transport. */
final class Answer {

    private Answer() {}

    /** The answer, or the exception that the method threw. */
    static <Q, A> A of(UserId user, BiConsumer<Q, StreamObserver<A>> method, Q request) {
        Caller caller = new Caller(user, "subject", "", "", Role.USER, Set.of());
        CompletableFuture<A> answer = new CompletableFuture<>();
        caller.in(Context.current())
                .run(() -> method.accept(request, new StreamObserver<>() {
                    @Override
                    public void onNext(A message) {
                        answer.complete(message);
                    }

                    @Override
                    public void onError(Throwable failure) {
                        answer.completeExceptionally(failure);
                    }

                    @Override
                    public void onCompleted() {
                        // The one message is there.
                    }
                }));
        return answer.join();
    }
}
