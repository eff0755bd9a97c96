package io.syntho.server.platform.queue;

import io.syntho.server.platform.errors.DependencyUnavailable;

/** Redis could not be reached or did not answer in time. Whether the command was done is not known. */
public final class RedisUnavailable extends DependencyUnavailable {

    private static final long serialVersionUID = 1;

    /** Wraps the client library's complaint. */
    public RedisUnavailable(Throwable cause) {
        super("queue", cause);
    }
}
