package io.syntho.server.platform.grpc;

import io.grpc.Context;
import io.syntho.server.platform.identity.UserId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of one call while it runs: its id and method, and, once authenticated, whose it is. */
public final class CallScope {

    private static final Context.Key<CallScope> KEY = Context.key("call-scope");

    private final String requestId;
    private final String method;
    private volatile @Nullable UserId user;

    CallScope(String requestId, String method) {
        this.requestId = requestId;
        this.method = method;
    }

    /** Returns the scope of the call under way, if there is one. */
    public static Optional<CallScope> current() {
        return Optional.ofNullable(KEY.get());
    }

    /** Returns the id of the call under way; {@code none} outside a call. */
    public static String currentRequestId() {
        return current().map(CallScope::requestId).orElse("none");
    }

    /** Returns the id under which the client and our log know this call. */
    public String requestId() {
        return requestId;
    }

    /** Returns the full method name, such as {@code syntho.v1.DatasetService/GetDataset}. */
    public String method() {
        return method;
    }

    /** Returns whose call it is; empty before authentication and for anonymous calls. */
    public Optional<UserId> user() {
        return Optional.ofNullable(user);
    }

    void authenticated(UserId caller) {
        user = caller;
    }

    Context in(Context context) {
        return context.withValue(KEY, this);
    }
}
