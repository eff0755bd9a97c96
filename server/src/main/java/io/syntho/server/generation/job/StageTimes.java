package io.syntho.server.generation.job;

import java.util.Optional;

/**
 * When a stage began and ended, in the latest attempt that began it.
 *
 * @param startedMillis milliseconds since 1970-01-01 UTC
 * @param finishedMillis the same for its end; empty while it is under way, or when the attempt ended in it
 * @param fence the lease under which it began
 */
public record StageTimes(long startedMillis, Optional<Long> finishedMillis, long fence) {}
