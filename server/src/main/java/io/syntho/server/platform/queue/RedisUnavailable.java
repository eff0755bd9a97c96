package io.syntho.server.platform.queue;

/** Redis could not be reached or did not answer in time. Whether the command was done is not known. */
public final class RedisUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Wraps the client library's complaint. */
    public RedisUnavailable(Throwable cause) {
        super("Redis is away: " + cause.getMessage(), cause);
    }
}
