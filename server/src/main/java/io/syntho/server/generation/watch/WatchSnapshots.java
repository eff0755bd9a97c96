package io.syntho.server.generation.watch;

import io.syntho.server.generation.SyntheticDatasetId;
import io.syntho.server.generation.job.JobId;
import io.syntho.server.platform.identity.UserId;
import io.syntho.v1.SyntheticDataset;

/** Reads how a synthetic dataset stands, for those who watch it. */
@FunctionalInterface
public interface WatchSnapshots {

    /**
     * How it stands.
     *
     * @throws io.syntho.server.platform.errors.ApiException with SYNTHETIC_DATASET_NOT_FOUND when there is none, or it is not the owner's
     */
    Standing read(UserId owner, SyntheticDatasetId id);

    /**
     * A synthetic dataset and the job that makes it.
     *
     * @param job the job
     * @param sequence number of an event that {@code dataset} includes, with all before it
     * @param dataset as its owner sees it
     */
    record Standing(JobId job, long sequence, SyntheticDataset dataset) {}
}
