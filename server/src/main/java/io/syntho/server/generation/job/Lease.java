package io.syntho.server.generation.job;

import io.syntho.server.generation.SyntheticDatasetId;
import io.syntho.server.platform.identity.UserId;

/**
 * The right to write for a job. A worker that lost its lease holds an older fence, and the database refuses it.
 *
 * @param job the job
 * @param syntheticDataset what the job makes
 * @param owner whose it is
 * @param worker who holds the lease
 * @param attempt which try this is, from 1
 * @param fence grows with each lease of the job, and when the job is taken from its worker; also names the attempt's outputs
 */
public record Lease(
        JobId job, SyntheticDatasetId syntheticDataset, UserId owner, WorkerId worker, int attempt, long fence) {}
