package io.syntho.server.generation.job;

import io.syntho.server.generation.SyntheticDatasetId;
import io.syntho.server.platform.identity.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A job as it stood when it was read.
 *
 * @param id the job
 * @param syntheticDataset what it makes
 * @param owner whose it is
 * @param state where it stands
 * @param stage the stage under way or to be done next
 * @param attempt attempts begun so far
 * @param maxAttempts most attempts there will be
 * @param fence number of the latest lease
 * @param outputs what the completed stages left
 * @param stages when stages began and ended
 * @param progress the latest progress; empty before the first attempt
 * @param checkpoint where the last checkpoint of fitting is
 * @param failure why it failed, when it did
 * @param sequence number of its latest event
 * @param finishedAt when it ended, in whichever way
 */
public record Job(
        JobId id,
        SyntheticDatasetId syntheticDataset,
        UserId owner,
        JobState state,
        Stage stage,
        int attempt,
        int maxAttempts,
        long fence,
        Map<Stage, StageOutput> outputs,
        Map<Stage, StageTimes> stages,
        Optional<JobProgress> progress,
        Optional<String> checkpoint,
        Optional<JobFailure> failure,
        long sequence,
        Optional<Instant> finishedAt) {}
