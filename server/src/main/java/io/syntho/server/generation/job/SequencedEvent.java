package io.syntho.server.generation.job;

import java.time.Instant;

/**
 * An event and its place.
 *
 * @param sequence from 1, growing by one with each event of the job
 * @param at when it happened
 * @param event what happened
 */
public record SequencedEvent(long sequence, Instant at, JobEvent event) {}
