package io.syntho.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.Context;
import io.grpc.stub.StreamObserver;
import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.identity.Caller;
import io.syntho.server.platform.identity.Role;
import io.syntho.server.platform.identity.UserId;
import io.syntho.v1.ErrorReason;
import io.syntho.v1.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Calls services as the interceptors would: with a caller in the context, and what a method throws thrown. */
public final class Calls {

    private Calls() {}

    /** The answer of a unary method, called by {@code user}. */
    public static <T> T as(UserId user, Consumer<StreamObserver<T>> method) {
        Collected<T> answer = new Collected<>();
        in(user, () -> method.accept(answer));
        return answer.single();
    }

    /** The answer of a client-streaming method to {@code messages}, called by {@code user}. */
    public static <Q, T> T streamed(
            UserId user, Function<StreamObserver<T>, StreamObserver<Q>> method, Iterable<Q> messages) {
        Collected<T> answer = new Collected<>();
        in(user, () -> {
            StreamObserver<Q> requests = method.apply(answer);
            messages.forEach(requests::onNext);
            requests.onCompleted();
        });
        return answer.single();
    }

    /** Runs {@code work} with {@code user} as the caller. */
    public static void in(UserId user, Runnable work) {
        caller(user).in(Context.ROOT).run(work);
    }

    /** A caller with every permission. */
    public static Caller caller(UserId user) {
        return new Caller(user, "subject", "", "", Role.USER, Set.of(Permission.values()));
    }

    /** What {@code call} is refused with, which must be {@code reason}. */
    public static ApiException refused(ErrorReason reason, ThrowingCallable call) {
        ApiException refusal = catchThrowableOfType(ApiException.class, call);
        assertThat(refusal).as("a refusal with " + reason).isNotNull();
        assertThat(refusal.reason()).isEqualTo(reason);
        return refusal;
    }

    private static final class Collected<T> implements StreamObserver<T> {

        private final List<T> values = new ArrayList<>();
        private final List<Throwable> errors = new ArrayList<>();
        private boolean completed;

        @Override
        public void onNext(T value) {
            values.add(value);
        }

        @Override
        public void onError(Throwable error) {
            errors.add(error);
        }

        @Override
        public void onCompleted() {
            completed = true;
        }

        T single() {
            if (!errors.isEmpty() && errors.getFirst() instanceof RuntimeException failure) {
                throw failure;
            }
            assertThat(completed).as("the call ended").isTrue();
            assertThat(values).hasSize(1);
            return values.getFirst();
        }
    }
}
