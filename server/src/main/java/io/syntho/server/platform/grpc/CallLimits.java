package io.syntho.server.platform.grpc;

import java.time.Duration;

/**
 * What one call may take.
 *
 * @param maxMessageBytes the largest message that is read
 * @param unaryDeadline for a unary call whose client sets none
 * @param idleTimeout how long a streaming call may go without a message in either direction; longer than a heartbeat
 */
public record CallLimits(int maxMessageBytes, Duration unaryDeadline, Duration idleTimeout) {

    /**
     * 4 MiB; fifteen minutes, as long as the slowest unary call, CompleteUpload, may take (Envoy is stricter with the
     * others); five minutes.
     */
    public static final CallLimits DEFAULT = new CallLimits(4 << 20, Duration.ofMinutes(15), Duration.ofMinutes(5));
}
