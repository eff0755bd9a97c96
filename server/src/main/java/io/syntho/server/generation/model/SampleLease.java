package io.syntho.server.generation.model;

import io.syntho.server.platform.identity.UserId;
import io.syntho.v1.SampleModelRequest;
import java.util.UUID;

/**
 * The right to make a sample. Who lost it holds an older fence, and writes nothing.
 *
 * @param sample its id
 * @param owner whose it is
 * @param model of what, by the synthetic dataset's id
 * @param request what is to be made
 * @param seed governs all randomness
 * @param attempt from 1
 * @param fence grows with each lease
 */
record SampleLease(
        UUID sample, UserId owner, UUID model, SampleModelRequest request, long seed, int attempt, long fence) {}
