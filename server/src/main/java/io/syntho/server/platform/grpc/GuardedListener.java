package io.syntho.server.platform.grpc;

import io.grpc.Context;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.errors.Failures;
import io.syntho.v1.ErrorReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Runs the service's side of a call: in the call's context, under its id in the log, and never after its end. */
final class GuardedListener<Q> extends ServerCall.Listener<Q> implements Refusable {

    private static final Logger LOG = LoggerFactory.getLogger(GuardedListener.class);

    private final GuardedCall<Q, ?> call;
    private final Context context;
    private final CallScope scope;
    private final MethodType type;
    private ServerCall.Listener<Q> delegate = new ServerCall.Listener<>() {};
    private int messages;

    GuardedListener(GuardedCall<Q, ?> call, Context context, CallScope scope) {
        this.call = call;
        this.context = context;
        this.scope = scope;
        this.type = call.getMethodDescriptor().getType();
    }

    void delegateTo(ServerCall.Listener<Q> service) {
        delegate = service;
    }

    @Override
    public void onReady() {
        call.open();
        run(delegate::onReady);
    }

    @Override
    public void onMessage(Q message) {
        call.touch();
        messages++;
        run(() -> {
            if (messages > 1 && type.clientSendsOneMessage()) {
                throw ApiException.of(ErrorReason.INVALID_REQUEST, "The method takes one message; more were sent.");
            }
            delegate.onMessage(message);
        });
    }

    @Override
    public void onHalfClose() {
        call.touch();
        run(() -> {
            if (messages == 0 && type.clientSendsOneMessage()) {
                throw ApiException.of(ErrorReason.INVALID_REQUEST, "The method takes one message; none was sent.");
            }
            delegate.onHalfClose();
        });
    }

    @Override
    public void refuse(ApiException failure) {
        call.fail(failure);
    }

    @Override
    public void onCancel() {
        call.cancelled();
        last(delegate::onCancel);
    }

    @Override
    public void onComplete() {
        last(delegate::onComplete);
    }

    void run(Runnable step) {
        if (call.ended()) {
            return;
        }
        attached(() -> {
            try {
                step.run();
            } catch (RuntimeException | Error thrown) {
                call.fail(Failures.of(thrown));
            }
        });
    }

    private void last(Runnable step) {
        attached(() -> {
            try {
                step.run();
            } catch (RuntimeException thrown) {
                LOG.debug("a service failed after its call had ended", thrown);
            }
        });
    }

    private void attached(Runnable step) {
        Context before = context.attach();
        MDC.put("request_id", scope.requestId());
        try {
            step.run();
        } finally {
            MDC.remove("request_id");
            context.detach(before);
        }
    }
}
