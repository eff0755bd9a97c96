package io.syntho.server.platform.grpc;

import io.grpc.Context;
import org.slf4j.MDC;

/** Starts virtual threads that belong to the call under way: in its context, under its id in the log. */
final class CallThreads {

    private CallThreads() {}

    static Thread start(String name, Runnable work) {
        Context context = Context.current();
        String requestId = CallScope.currentRequestId();
        return Thread.ofVirtual().name(name + "-" + requestId).start(context.wrap(() -> {
            MDC.put("request_id", requestId);
            work.run();
        }));
    }
}
